using System.Diagnostics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Osteon.TestKit;

/// <summary>
/// Runs tests of the same program again in a child process with instruction sets switched off, so that the narrower vector paths and the scalar
/// twins are tested on a machine that has the wide ones.
/// </summary>
public static class InstructionSets
{
    /// <summary>The settings a kernel is tested under: everything on, no 512-bit vectors, no 256-bit vectors, no vectors at all.</summary>
    public static TheoryData<string> Settings => ["none", "EnableAVX512", "EnableAVX2", "EnableHWIntrinsic"];

    /// <summary>
    /// Runs the given test class of the calling test program in a child process with DOTNET_{setting}=0, and fails with its output if it fails, if it
    /// runs no test, or if the instruction set did not really go away.
    /// </summary>
    public static void RunClassWithout(string setting, Type testClass)
    {
        string program = testClass.Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(program);
        foreach (string argument in (string[])["--filter-class", testClass.FullName!, "--minimum-expected-tests", "1", "--no-progress"]) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_" + setting] = "0";
        start.Environment["OSTEON_EXPECT_OFF"] = setting;
        using Process child = Process.Start(start)!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, $"{testClass.Name} without {setting}: exit code {child.ExitCode}\n{output}\n{error.Result}");
    }

    /// <summary>To be called first by every kernel test that is rerun: fails if this process was started without an instruction set that is still there.</summary>
    public static void AssertSwitchedOff()
    {
        switch (Environment.GetEnvironmentVariable("OSTEON_EXPECT_OFF"))
        {
            case "EnableAVX512":
                Assert.False(Vector512.IsHardwareAccelerated, "512-bit vectors are still on");
                break;
            case "EnableAVX2":
                Assert.False(Vector256.IsHardwareAccelerated, "256-bit vectors are still on");
                break;
            case "EnableHWIntrinsic":
                Assert.False(Vector128.IsHardwareAccelerated, "vectors are still on");
                break;
        }
    }
}
