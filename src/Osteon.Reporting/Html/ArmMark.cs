namespace Osteon.Reporting;

/// <summary>
/// The colour and shape of an arm as a small drawing in running text; it says nothing that the words beside it do not say.
/// </summary>
internal static class ArmMark
{
    public static void Write(MarkupWriter page, int arm)
    {
        page.Open("svg", ("class", "mark"), ("viewBox", "0 0 12 12"), ("width", "12"), ("height", "12"), ("aria-hidden", "true"),
            ("focusable", "false"));
        string path = ArmPalette.Shape(arm) switch
        {
            "circle" => "M6,1a5,5 0 1,1 0,10a5,5 0 1,1 0,-10Z",
            "square" => "M1.5,1.5h9v9h-9Z",
            "triangle-up" => "M6,1L11.5,11H.5Z",
            "diamond" => "M6,.5L11.5,6L6,11.5L.5,6Z",
            "triangle-down" => "M6,11L11.5,1H.5Z",
            "cross" => "M4,1h4v3h3v4h-3v3h-4v-3h-3v-4h3Z",
            "triangle-right" => "M11,6L1,11.5V.5Z",
            _ => "M1,6L11,11.5V.5Z",
        };
        page.Void("path", ("d", path), ("fill", ArmPalette.Color(arm))).Close("svg");
    }
}
