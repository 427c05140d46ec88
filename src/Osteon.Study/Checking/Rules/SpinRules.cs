using System.Globalization;

namespace Osteon.Study;

/// <summary>Whether a spin can be repeated: acceleration, or turns with a rotor.</summary>
internal static class SpinRules
{
    /// <summary>Catalogue radii differ by the tube and by maximum or average; more than this is another spin.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Whether the step needs speed, time and temperature.</summary>
    public static bool IsSpin(IsolationStep step) =>
        step.Method is IsolationMethod.Centrifugation or IsolationMethod.Ultracentrifugation or IsolationMethod.Wash;

    public static void Check(RuleContext context, VesiclePreparation vesicles)
    {
        foreach ((int i, IsolationStep step) in vesicles.Isolation.Index())
        {
            if (step.Rotation is not { } rotation) continue;
            string path = string.Create(CultureInfo.InvariantCulture, $"vesicles.isolation[{i}].rotation");
            double rpm = rotation.In("rpm");
            if (step.Speed is null && step.Rotor is null && step.Radius is null)
                context.Add(
                    VesicleFindings.SpinNotAcceleration,
                    path,
                    string.Create(CultureInfo.InvariantCulture,
                        $"step {i + 1} is given as {rotation} without a rotor, which no other laboratory can repeat"),
                    hint: "Give speed in × g, or rotor and radius: g = 1.118e-5 · radius in cm · rpm².");
            else if (step is { Speed: { } speed, Radius: { } radius })
            {
                double g = VesicleCrossChecks.AccelerationG(rpm, radius.In("mm")), stated = speed.In("xg");
                if (Math.Abs(g - stated) > Tolerance * stated)
                    context.Add(
                        VesicleFindings.SpinContradicts,
                        path,
                        string.Create(CultureInfo.InvariantCulture,
                            $"step {i + 1}: {rotation} at {radius} are {g:G4} × g, but {speed} is stated"),
                        hint: "Say in rotor whether radius and speed are of the maximum or the average radius.");
            }
        }
    }
}
