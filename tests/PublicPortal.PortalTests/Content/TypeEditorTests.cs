using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content;
using PublicPortal.Hosting.Recipes;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>A newcomer makes a type with fields, writes, has it published, exports and imports it.</summary>
public class TypeEditorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Type_MadeAtTheDesk_IsWrittenPublishedExportedAndImported(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var editor = site.SignInAs(Editors.Editor());
        var type = await MakeTypeAsync(editor);
        foreach (var (fieldKind, name, label, choices) in new[]
        {
            ("TextField", "Speaker", "主讲人", ""), ("DateField", "Day", "日期", ""), ("NumericField", "Seats", "座位", ""),
            ("BooleanField", "Free", "免费", ""), ("MultiTextField", "For", "适合谁", "老人\n孩子"),
        })
        {
            var added = await type.Form("form#field").Fill("Kind", fieldKind).Fill("Name", name).Fill("Label", label).Fill("Choices", choices).SubmitAsync();
            Assert.Contains(label, added.TextOf("table"), StringComparison.Ordinal);
            type = added;
        }

        var item = await Editors.WriteAsync(editor, "Lecture", ("TitlePart.Title.Value", "防骗讲座"), ("Lecture.Speaker.Value", "李警官"), ("Lecture.Day.Value", "2026-12-01"), ("Lecture.Seats.Value", "80"), ("Lecture.For.Values", "老人"));
        Assert.Equal(HttpStatusCode.OK, item.Status);
        Assert.Contains("李警官", (await editor.GetAsync(item.Address.AbsolutePath + "/preview/phone")).Text, StringComparison.Ordinal);
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), item);
        var read = (await Editors.PublishedAsync(site, item))!;
        Assert.Equal("""{"Speaker":{"Text":"李警官"},"Day":{"Value":"2026-12-01T00:00:00Z"},"Seats":{"Value":80},"For":{"Values":["老人"]}}""", PublicPortal.Content.Items.JsonText.Write(read.Parts["Lecture"]!));

        var exported = (await editor.GetAsync("/desk/content/recipes?handler=Export&type=Lecture")).Text;
        await using var empty = await PortalSite.StartAsync(kind);
        Assert.True((await RecipeSamples.RunAsync(empty, exported, Cancel)).IsOk);
        var again = (await Editors.ItemsAsync(empty, i => i.FindAsync(read.ContentItemId, Cancel)))!;
        Assert.Equal((read.Address, read.DisplayText, read.Parts.ToJsonString()), (again.Address, again.DisplayText, again.Parts.ToJsonString()));
    }

    [Theory, BothDatabases]
    public async Task Delete_TypeWithItems_IsRefusedWithTheCount(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var editor = site.SignInAs(Editors.Editor());
        await MakeTypeAsync(editor);
        await Editors.WriteAsync(editor, "Lecture", ("TitlePart.Title.Value", "一"));
        var refused = await (await editor.GetAsync("/desk/content/types/Lecture")).Form("form[action*=Delete]").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("还有 1 条内容", refused.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Import_AtTheDesk_StepsAboutRolesWaitForASecondPerson(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var both = TestUser.Official(ContentPermissions.Edit, ContentPermissions.Types, ContentPermissions.Approve);
        var importer = site.SignInAs(both);
        const string recipe = """{ "name": "Names", "steps": [ { "name": "Settings", "SiteNameEn": "Other name" } ] }""";
        var done = await (await importer.GetAsync("/desk/content/recipes")).Form("form[enctype]").Attach("Upload", "names.recipe.json", Encoding.UTF8.GetBytes(recipe)).SubmitAsync();
        Assert.Contains("等安全管理员批准", done.Text, StringComparison.Ordinal);
        var settings = site.Services.GetRequiredService<PublicPortal.Hosting.Site.SiteSettings>();
        Assert.NotEqual("Other name", settings.Name.En);
        Assert.Contains("您自己导入的", (await importer.GetAsync("/desk/content/approvals")).Text, StringComparison.Ordinal);

        var second = site.SignInAs(TestUser.Official(ContentPermissions.Approve));
        var approved = await (await second.GetAsync("/desk/content/approvals")).Form("form[method=post]:has([name=step])").SubmitAsync("button[value=approve]");
        Assert.Contains("已批准并执行", approved.Text, StringComparison.Ordinal);
        Assert.Equal("Other name", settings.Name.En);
    }

    [Theory, BothDatabases]
    public async Task Import_AtTheDesk_PublishesNothingThatThePersonCouldNot(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var editor = site.SignInAs(Editors.Editor());
        var done = await (await editor.GetAsync("/desk/content/recipes")).Form("form[enctype]").Attach("Upload", "diary.recipe.json", Encoding.UTF8.GetBytes(RecipeSamples.Diary)).SubmitAsync();
        Assert.Contains("导入为草稿", done.Text, StringComparison.Ordinal);
        Assert.Null(await Editors.ItemsAsync(site, i => i.FindByAddressAsync("diary/first", Cancel)));
    }

    private static async Task<Page> MakeTypeAsync(PortalBrowser editor) =>
        await (await editor.GetAsync("/desk/content/types")).Form("form:has([name=Name])").Fill("DisplayName", "讲座").Fill("DisplayNameEn", "Lecture").Fill("Name", "Lecture").SubmitAsync();
}
