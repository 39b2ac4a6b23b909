using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Life;

internal enum LifeAct { Renumber, Move, Split, Merge, Demolish, Restore }

/// <summary>As typed.</summary>
internal sealed record LifeInput(string? Code = null, string? Address = null, string? Grid = null, string? Parts = null, string? Other = null);

internal sealed record LifePart(string Code, string Address);

/// <summary>What an act will do, looked up and found possible.</summary>
/// <param name="Contents">What hangs on the dwellings concerned.</param>
internal sealed record LifePlan(
    LifeAct Act, Dwelling Dwelling, Place Cell, string Code, string Address, Place? Target, IReadOnlyList<LifePart> Parts, Dwelling? Other, IReadOnlyList<DwellingContent> Contents)
{
    /// <summary>What happens, in words, before anybody presses the button.</summary>
    public IReadOnlyList<LocalizedText> Follows => Act switch
    {
        LifeAct.Renumber =>
        [
            new($"编码由 {Dwelling.Code} 改为 {Code}。", $"The code changes from {Dwelling.Code} to {Code}."),
            .. Address == Dwelling.Address ? Array.Empty<LocalizedText>() : [new($"地址改为：{Address}。", $"The address becomes: {Address}.")],
            new("旧编码和旧门牌继续有效，会转到新编码，直到换上新门牌。", "The old code and plate keep working and lead to the new code until the plate is replaced."),
            new("住户的申报、租约、派单都不变；住户会收到通知。可以再改回去。", "Declarations, leases and visits stay; residents are told. It can be changed back."),
        ],
        LifeAct.Move =>
        [
            new($"房屋从 {Cell.Name} 划到 {Target!.Name}，编码和门牌不变。", $"The dwelling moves from {Cell.Name} to {Target.Name}; code and plate stay."),
            new("住户的申报、没办完的派单和提醒一起过去，派单交给那边的网格员。可以再划回来。", "Declarations, open visits and reminders go along; visits pass to the officer there. It can be moved back."),
        ],
        LifeAct.Split =>
        [
            new($"分成 {Parts.Count} 套：{string.Join("；", Parts.Select(p => p.Address))}。", $"It becomes {Parts.Count} dwellings: {string.Join("; ", Parts.Select(p => p.Address))}."),
            new($"现在登记在这里的人和租约都留在第一套：{Parts[0].Address}。住户会收到通知；住另一套的，扫那一套的门牌重新申报。", $"People and leases stay with the first one: {Parts[0].Address}. Residents are told; whoever lives in another part scans its plate and declares there."),
            new("每一套都要贴新门牌，旧门牌随即作废。分户不能撤销，只能再合并。", "Each part needs a new plate; the old one proves nothing at once. A split cannot be undone, only merged again."),
        ],
        LifeAct.Merge =>
        [
            new($"{Other!.Address}（{Other.Code}）并入这一套；那边的编码会转到这里，那边的门牌随即作废。", $"{Other.Address} ({Other.Code}) becomes part of this one; its code leads here, and its plate proves nothing at once."),
            new("那边的人、租约、派单都转到这一套，住户会收到通知。合并不能撤销，只能再分户。", "Its people, leases and visits come to this one; residents are told. A merger cannot be undone, only split again."),
            .. Address == Dwelling.Address ? Array.Empty<LocalizedText>() : [new($"合并后的地址：{Address}。", $"The address becomes: {Address}.")],
        ],
        LifeAct.Demolish =>
        [
            new("房屋登记为拆除，门牌随即作废。", "The dwelling is entered as demolished; its plate proves nothing at once."),
            new("住在里面的人的申报今天结束，注明“房屋已拆除”，每个人都会收到通知；租约今天到期；没办完的派单关闭。", "The declarations in it end today, with the reason, and each person is told; leases end today; open visits are closed."),
            new("登记错了可以恢复房屋，但已经结束的申报和租约不会回来。", "A mistake can be put right by restoring the dwelling; what has ended does not come back."),
        ],
        _ =>
        [
            new("房屋恢复为在用，发一块新门牌。", "The dwelling is in use again and gets a new plate."),
            new("因拆除结束的申报和租约不会回来，要重新申报。", "Declarations and leases that ended do not come back; people declare anew."),
        ],
    };
}

internal static class LifeTexts
{
    public static LocalizedText Title(LifeAct act) => act switch
    {
        LifeAct.Renumber => new("改编码", "Give it a new code"),
        LifeAct.Move => new("划到别的网格", "Move it to another cell"),
        LifeAct.Split => new("分成几套", "Split it"),
        LifeAct.Merge => new("并入一套", "Merge another into it"),
        LifeAct.Demolish => new("登记拆除", "Enter it as demolished"),
        _ => new("恢复", "Restore it"),
    };

    public static LocalizedText Button(LifeAct act) => act switch
    {
        LifeAct.Renumber => new("改成这个编码", "Change the code"),
        LifeAct.Move => new("划过去", "Move it"),
        LifeAct.Split => new("分成这几套", "Split it like this"),
        LifeAct.Merge => new("合并", "Merge"),
        LifeAct.Demolish => new("登记为已拆除", "Enter it as demolished"),
        _ => new("恢复这套房屋", "Restore this dwelling"),
    };

    /// <summary>Null for events that the dwelling's own timeline does not show.</summary>
    public static LocalizedText? Event(string name) => name switch
    {
        "places.dwelling-moved" => new("划到另一个网格", "Moved to another cell"),
        "places.dwelling-renumbered" => new("改了编码", "Got a new code"),
        "places.dwelling-split" => new("分成几套", "Split"),
        "places.dwelling-merged" => new("并入另一套", "Merged into another"),
        "places.dwelling-demolished" => new("登记拆除", "Entered as demolished"),
        "places.dwelling-restored" => new("恢复", "Restored"),
        "places.plate-replaced" => new("门牌换新", "Plate replaced"),
        "places.report-made" => new("有人反馈问题", "A report came in"),
        "places.report-done" => new("反馈已处理", "A report was settled"),
        _ => null,
    };
}
