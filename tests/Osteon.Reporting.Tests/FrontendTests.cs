using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Osteon.Reporting.Tests;

/// <summary>The libraries in the assembly: which versions, which licences, and nothing in the lock file that ties it to a place.</summary>
[Unit]
public sealed class FrontendTests
{
    private static string Source(string name) =>
        File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "src", "Osteon.Reporting", "frontend", name));

    [Fact]
    public void Versions_are_pinned_and_the_lock_agrees()
    {
        JsonObject wanted = JsonNode.Parse(Source("package.json"))!["dependencies"]!.AsObject(),
            locked = JsonNode.Parse(Source("package-lock.json"))!["packages"]!.AsObject();
        Assert.Equal(["cytoscape 3.34.4", "vega 6.4.0", "vega-embed 7.3.0", "vega-lite 6.4.3"], wanted.Select(d => $"{d.Key} {d.Value}")
            .Order(StringComparer.Ordinal));
        foreach ((string name, JsonNode? version) in wanted)
            Assert.Equal(version!.GetValue<string>(), locked["node_modules/" + name]!["version"]!.GetValue<string>());
        Assert.All(locked.Where(p => p.Key.Length > 0), p => Assert.StartsWith("sha512-", p.Value!["integrity"]!.GetValue<string>()));
        Assert.DoesNotContain("\"resolved\"", Source("package-lock.json"));
    }

    [Fact]
    public void The_embedded_libraries_are_those_versions()
    {
        Assert.Contains("\"6.4.3\"", FrontendFile.Text(FrontendFile.VegaLite)[..600]);
        Assert.Contains("6.4.0", FrontendFile.Text(FrontendFile.Vega));
        Assert.Contains("7.3.0", FrontendFile.Text(FrontendFile.VegaEmbed));
        Assert.Contains("3.34.4", FrontendFile.Text(FrontendFile.Cytoscape));
    }

    [Fact]
    public void Every_package_in_the_bundles_has_its_licence_in_the_notice()
    {
        string notice = FrontendFile.Text(FrontendFile.Licences);
        foreach (string package in (string[])["vega 6.4.0 (BSD-3-Clause)", "vega-lite 6.4.3 (BSD-3-Clause)",
            "vega-embed 7.3.0 (BSD-3-Clause)", "d3-scale ", "fast-json-patch ", "topojson-client "])
            Assert.Contains(package, notice);
        Assert.Contains("Permission to use, copy, modify", notice);
        Assert.Contains("Redistribution and use in source and binary forms", notice);
        Assert.DoesNotContain("holds no licence text", notice);
        string graph = FrontendFile.Text(FrontendFile.GraphLicences);
        Assert.StartsWith("cytoscape 3.34.4 (MIT)", graph);
        Assert.Contains("The Cytoscape Consortium", graph);
        Assert.Contains("Permission is hereby granted, free of charge", graph);
    }

    [Fact]
    public void Scripts_in_the_page_cannot_end_their_element()
    {
        Assert.Equal("a<\\/script b<\\/script c<\\!--", HtmlPage.ScriptText("a</script b</SCRIPT c<!--"));
        foreach (string name in (string[])[FrontendFile.Vega, FrontendFile.VegaLite, FrontendFile.VegaEmbed, FrontendFile.Cytoscape,
            FrontendFile.ReportScript])
            Assert.DoesNotMatch(new Regex("</script|<!--", RegexOptions.IgnoreCase), HtmlPage.ScriptText(FrontendFile.Text(name)));
    }
}
