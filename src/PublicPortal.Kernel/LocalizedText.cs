using System.Globalization;

namespace PublicPortal.Kernel;

/// <summary>One text in both languages of the portal, kept together so that neither can be forgotten.</summary>
public readonly record struct LocalizedText(string Zh, string En)
{
    /// <summary>True when the current request asked for English; Chinese is the default for everything else.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The text in the language of the current request.</summary>
    public override string ToString() => IsEnglish ? En : Zh;

    /// <summary>Fills <c>{0}</c>, <c>{1}</c>… in both texts.</summary>
    public LocalizedText With(params object?[] arguments) => new(
        string.Format(CultureInfo.InvariantCulture, Zh, arguments),
        string.Format(CultureInfo.InvariantCulture, En, arguments));
}
