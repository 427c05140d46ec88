using System.CommandLine;
using System.Globalization;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>The options that say which two groups of metabolites are compared and how.</summary>
internal sealed class ComparisonOptions
{
    private static readonly FeatureTest[] Tests = [FeatureTest.Student, FeatureTest.Welch, FeatureTest.ModeratedT, FeatureTest.MannWhitney];

    private readonly Option<string?> _reference = new("--reference") { Description = "The group that is subtracted. Default: the first by the alphabet.", HelpName = "GROUP" };
    private readonly Option<string?> _arm = new("--arm") { Description = "The other group. Default: the other one, where there are two.", HelpName = "GROUP" };
    private readonly Option<string> _model = new("--model") { Description = "pca, pls-da or opls-da. Default: opls-da.", HelpName = "NAME", DefaultValueFactory = _ => "opls-da" };
    private readonly Option<string> _scale = new("--scale") { Description = "Scaling of every feature: none, center, pareto or uv. Default: uv.", HelpName = "NAME", DefaultValueFactory = _ => "uv" };
    private readonly Option<string?> _predictive = new("--predictive") { Description = "Predictive components, or those of PCA; auto lets ropls' rules choose. OPLS-DA has one. Default: 1, of PCA 2.", HelpName = "N|auto" };
    private readonly Option<string?> _orthogonal = new("--orthogonal") { Description = "Orthogonal components of OPLS-DA; auto lets ropls' rules choose. Default: 1.", HelpName = "N|auto" };
    private readonly Option<int> _folds = new("--folds") { Description = "Folds of the cross-validation. Default: 7.", HelpName = "N", DefaultValueFactory = _ => 7 };
    private readonly Option<string> _validation = new("--cross-validation") { Description = "What is done anew in every fold: ropls (nothing), recentred, rescaled (SIMCA-like). Default: ropls.", HelpName = "NAME", DefaultValueFactory = _ => "ropls" };
    private readonly Option<int> _permutations = new("--permutations") { Description = "Random permutations of the labels where not all splits are evaluated; 0 for none. Default: 1000.", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _draws = new("--q2-draws") { Description = "Re-drawn folds for the spread of Q2; 0 for none. Default: 100.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<string> _test = new("--test") { Description = $"Test of single features: {string.Join(", ", Tests.Select(t => InferenceMethods.Of(t).Id))}. Default: student.", HelpName = "ID", DefaultValueFactory = _ => "student" };
    private readonly Option<double> _p = new("--p") { Description = "Features are chosen with p below this. Default: 0.05.", HelpName = "P", DefaultValueFactory = _ => 0.05 };
    private readonly Option<string> _adjust = new("--adjust") { Description = "Correction of the p that is compared: none, bh, by, holm, bonferroni or storey. Default: none, as in the study that Osteon follows.", HelpName = "ID", DefaultValueFactory = _ => "none" };
    private readonly Option<string> _vip = new("--vip") { Description = "Features are chosen with a VIP above this; none asks for no VIP. Default: 1.", HelpName = "N|none", DefaultValueFactory = _ => "1" };
    private readonly Option<double?> _fold = new("--fold-change") { Description = "Features are chosen with a ratio of means above this, or below its inverse. Default: any.", HelpName = "N" };
    private readonly Option<double> _confidence = new("--confidence") { Description = "Coverage of the intervals. Default: 0.95.", HelpName = "P", DefaultValueFactory = _ => 0.95 };
    private readonly Option<bool> _noRobustness = new("--no-robustness") { Description = "Do not examine how far the choice depends on other decisions." };

    public ComparisonOptions()
    {
        MetaboliteOptions.OneOf(_model, [.. ModelIds.OfModels.Where(m => m is "pca" or "pls_da" or "opls_da").SelectMany(m => new[] { m, m.Replace('_', '-') }).Distinct()]);
        MetaboliteOptions.OneOf(_scale, ModelIds.OfScalings);
        MetaboliteOptions.OneOf(_validation, [.. Enum.GetNames<CrossValidationVariant>().Select(n => n.ToLowerInvariant())]);
        MetaboliteOptions.OneOf(_test, [.. Tests.Select(t => InferenceMethods.Of(t).Id)]);
        MetaboliteOptions.OneOf(_adjust, [.. InferenceMethods.All.Where(m => m.Kind == MethodKind.Adjustment).Select(m => m.Id)]);
        InRange(_predictive, "auto", 1, 10);
        InRange(_orthogonal, "auto", 0, 9);
        InRange(_folds, null, 2, 100_000);
        InRange(_permutations, null, 0, 10_000_000);
        InRange(_draws, null, 0, 1_000_000);
        InRange(_vip, "none", 0, 1e6);
        InRange(_p, null, 1e-300, 1);
        InRange(_fold, null, 1, 1e9);
        InRange(_confidence, null, 0.5, 0.9999);
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_reference, _arm, _model, _scale, _predictive, _orthogonal, _folds, _validation, _permutations, _draws, _test, _p, _adjust, _vip, _fold, _confidence, _noRobustness])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            string? Given(Option option) => result.GetResult(option) is { Implicit: false, Tokens: [{ } token] } ? token.Value : null;
            string model = (Given(_model) ?? "opls-da").Replace('_', '-');
            // Nothing that is asked for may be passed over in silence.
            if (model == "opls-da" && Given(_predictive) is { } predictive && predictive != "1" && predictive != "auto")
                result.AddError($"OPLS-DA of two groups has one predictive component, not {predictive}; --orthogonal states the others");
            if (model == "opls-da" && Given(_orthogonal) == "0")
                result.AddError("OPLS-DA has at least one orthogonal component; without any it is --model pls-da");
            if (model != "opls-da" && Given(_orthogonal) is { } orthogonal && orthogonal != "0")
                result.AddError($"--orthogonal is a setting of OPLS-DA, and --model is {model}");
            if (model == "pca" && Given(_vip) is { } vip && vip != "none")
                result.AddError("PCA knows no VIP: --vip is a setting of PLS-DA and OPLS-DA");
        });
    }

    /// <summary>The comparison as asked for; groups that are not named are those of the table.</summary>
    /// <exception cref="InvalidContentException">OST-CLI-015: the table does not have two groups, and none are named.</exception>
    public MetaboliteComparisonParameters Read(ParseResult a, FeatureTable table, LogarithmScale scale, FindingCollector findings)
    {
        string[] groups = [.. table.Injections.Where(i => i.Kind == InjectionKind.Sample).Select(i => i.Group).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string? reference = a.GetValue(_reference), arm = a.GetValue(_arm);
        foreach (string unknown in new[] { reference, arm }.OfType<string>().Where(g => !groups.Contains(g)))
            throw new InvalidContentException(Finding.Error(
                "OST-CLI-015", $"no sample belongs to the group '{unknown}'", value: unknown,
                hint: groups.Length == 0 ? "The table states no groups: give --injections, or --group COLUMN." : NearestName.Hint(unknown, groups)));
        if (reference is not null && reference == arm)
            throw new InvalidContentException(Finding.Error("OST-CLI-015", $"'{arm}' cannot be compared with itself", value: arm, hint: "Name two groups with --reference and --arm."));
        string[] others = [.. groups.Where(g => g != reference && g != arm)];
        if (reference is null || arm is null)
        {
            int open = (reference is null ? 1 : 0) + (arm is null ? 1 : 0);
            if (others.Length != open)
                throw new InvalidContentException(Finding.Error(
                    "OST-CLI-015", $"two groups are compared; the table has {(groups.Length == 0 ? "none" : string.Join(", ", groups))}", value: string.Join(", ", groups),
                    hint: groups.Length switch
                    {
                        0 => "Give --injections with a column group, or --group COLUMN.",
                        1 => "Another group is needed: give --injections with a column group, or --group COLUMN.",
                        _ => "Name them with --reference and --arm.",
                    }));
            if (reference is null)
                findings.Add(Finding.Note("OST-CLI-017", $"no reference was named; '{others[0]}' is the reference, by the alphabet", value: others[0], hint: "Name it with --reference: directions and ratios turn round with it."));
            reference ??= others[0];
            arm ??= others[^1];
        }

        ModelKind model = ModelIds.Kind(a.GetRequiredValue(_model))!.Value;
        return new MetaboliteComparisonParameters
        {
            Reference = reference,
            Arm = arm,
            InputScale = scale,
            Model = model,
            Scaling = ModelIds.ScalingOf(a.GetRequiredValue(_scale))!.Value,
            Predictive = Whole(a.GetValue(_predictive) ?? (model == ModelKind.Pca ? "2" : "1")),
            Orthogonal = Whole(a.GetValue(_orthogonal) ?? "1"),
            CrossValidation = new CrossValidation { Folds = a.GetValue(_folds), Variant = Enum.Parse<CrossValidationVariant>(a.GetRequiredValue(_validation), ignoreCase: true) },
            Permutations = a.GetValue(_permutations),
            Q2Draws = a.GetValue(_draws),
            Rule = new MetaboliteRule
            {
                Test = Tests.First(t => InferenceMethods.Of(t).Id == a.GetRequiredValue(_test)),
                P = a.GetValue(_p),
                Adjust = InferenceMethods.Parse<Adjustment>(a.GetRequiredValue(_adjust))!.Value,
                Vip = model == ModelKind.Pca || a.GetRequiredValue(_vip) == "none" ? null : double.Parse(a.GetRequiredValue(_vip), CultureInfo.InvariantCulture),
                FoldChange = a.GetValue(_fold),
            },
            Confidence = a.GetValue(_confidence),
            Robustness = !a.GetValue(_noRobustness),
        };
    }

    private static int? Whole(string text) => text == "auto" ? null : int.Parse(text, CultureInfo.InvariantCulture);

    public static void InRange(Option option, string? word, double low, double high) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count != 1 || result.Tokens[0].Value is not { } text || text == word) return;
        bool whole = option is Option<int> || word == "auto";
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= low && value <= high) || (whole && value != Math.Floor(value)))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is a {(whole ? "whole number" : "number")} from {low:R} to {high:R}{(word is null ? "" : $", or {word}")}, not '{text}'"));
    });
}
