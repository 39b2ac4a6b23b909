using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PublicPortal.TestKit.Browsing;

/// <summary>
/// A form as it stands on the page: what is not touched is sent as it is, hidden fields among it (the antiforgery token,
/// the idempotency key). Filling a field that the form does not have fails, so a test cannot send what nobody could.
/// </summary>
public sealed class PageForm
{
    private readonly Page page;
    private readonly IHtmlFormElement form;
    private readonly List<(string Name, string Value)> values = [];
    private readonly List<(string Name, string FileName, byte[] Content)> files = [];

    internal PageForm(Page page, IHtmlFormElement form)
    {
        (this.page, this.form) = (page, form);
        foreach (var control in form.Elements.Where(control => !control.HasAttribute("disabled")))
            if (Name(control) is { Length: > 0 } name)
                values.AddRange(ValuesOf(control).Select(value => (name, value)));
    }

    /// <summary>Writes into a text field, or chooses among options and radio buttons.</summary>
    public PageForm Fill(string field, string? value)
    {
        var controls = Controls(field);
        if (value is not null && Offered(controls) is { } offered && !offered.Contains(value))
            throw new InvalidOperationException($"{page.Path}: '{field}' offers {string.Join(", ", offered)}, not '{value}'.");
        values.RemoveAll(sent => sent.Name == field);
        if (value is not null) values.Add((field, value));
        return this;
    }

    /// <summary>Ticks the box with that value, or the only one; the hidden "false" beside it stays, as in a browser.</summary>
    public PageForm Tick(string field, string? value = null)
    {
        var box = Controls(field).OfType<IHtmlInputElement>().Single(input => input.Type == "checkbox" && (value is null || input.Value == value));
        if (!values.Contains((field, box.Value))) values.Insert(0, (field, box.Value));
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public PageForm Attach(string field, string fileName, byte[] content)
    {
        if (!Controls(field).OfType<IHtmlInputElement>().Any(input => input.Type == "file"))
            throw new InvalidOperationException($"{page.Path}: '{field}' takes no file.");
        files.Add((field, fileName, content));
        return this;
    }

    /// <summary>Sends something else than the page would: for tests of forged requests.</summary>
    public PageForm Forge(string field, string? value)
    {
        values.RemoveAll(sent => sent.Name == field);
        if (value is not null) values.Add((field, value));
        return this;
    }

    /// <summary>The values that would be sent under a name.</summary>
    public IReadOnlyList<string> this[string field] => [.. values.Where(sent => sent.Name == field).Select(sent => sent.Value)];

    /// <summary>Presses a button.</summary>
    /// <param name="button">Selector of the button of the form; without one the first that submits.</param>
    public Task<Page> SubmitAsync(string? button = null) => page.Browser.SendAsync(Request(button));

    /// <summary>The request that the button would send.</summary>
    public HttpRequestMessage Request(string? button = null)
    {
        var pressed = button is null
            ? form.Elements.FirstOrDefault(IsSubmit)
            : form.QuerySelector(button) ?? form.Elements.FirstOrDefault(control => control.Matches(button))   // it may stand in the bar below
                ?? throw new InvalidOperationException($"{page.Path}: the form has no button '{button}'.");
        var sent = values.Select(value => KeyValuePair.Create(value.Name, value.Value)).ToList();
        if (pressed is not null && Name(pressed) is { Length: > 0 } name) sent.Add(new(name, pressed.GetAttribute("value") ?? ""));

        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = new Uri(page.Address, string.IsNullOrEmpty(action) ? page.Path : action);
        if (!string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(target) { Query = string.Join('&', sent.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}")) }.Uri);
        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(sent) };
    }

    private HttpContent Content(List<KeyValuePair<string, string>> sent)
    {
        if (!string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return files.Count == 0 ? new FormUrlEncodedContent(sent) : throw new InvalidOperationException($"{page.Path}: the form has files but is not multipart/form-data, so a browser would lose them.");
        var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in sent) multipart.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, fileName, content) in files) multipart.Add(new ByteArrayContent(content), $"\"{name}\"", $"\"{fileName}\"");
        return multipart;
    }

    private List<IElement> Controls(string field)
    {
        var controls = form.Elements.Where(control => Name(control) == field).Cast<IElement>().ToList();
        return controls.Count > 0 ? controls
            : throw new InvalidOperationException($"{page.Path} ({(int)page.Status}): the form has no field '{field}', only {string.Join(", ", form.Elements.Select(Name).Distinct())}.");
    }

    /// <summary>What may be chosen; null where anything may be written.</summary>
    private static List<string>? Offered(List<IElement> controls) => controls[0] switch
    {
        IHtmlSelectElement select => [.. select.Options.Select(option => option.Value)],
        IHtmlInputElement { Type: "radio" } => [.. controls.Cast<IHtmlInputElement>().Select(radio => radio.Value)],
        _ => null,
    };

    private static IEnumerable<string> ValuesOf(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [choice.Value] : [],
        IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" or "file" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected && !option.IsDisabled).Select(option => option.Value),
        _ => [],
    };

    private static bool IsSubmit(IElement control) => control is IHtmlInputElement { Type: "submit" } || control is IHtmlButtonElement { Type: "submit" };

    private static string? Name(IElement control) => control.GetAttribute("name");
}
