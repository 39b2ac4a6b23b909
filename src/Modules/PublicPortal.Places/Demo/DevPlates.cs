using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Demo;

/// <summary>A made-up plate worth opening.</summary>
internal sealed record DevPlate(string Code, LocalizedText Shows);

/// <summary>In Development, plates to scan with a real phone or to click.</summary>
internal static class DevPlates
{
    public static readonly IReadOnlyList<DevPlate> All =
    [
        new(DemoDwellings.WithLease, new("租约有记录：两项信息，当场受理", "A lease is on record: two answers, accepted at once")),
        new(DemoDwellings.WithoutLease, new("没有租约：等房东确认，或上门核实", "No lease: the landlord confirms, or somebody comes")),
        new(DemoDwellings.AtLimit, new("已住满 2 人：超过人数上限", "Two live here already: over the limit")),
        new(DemoDwellings.Withdrawn, new("房屋编码已注销", "The dwelling's code is withdrawn")),
        new(DemoDwellings.GradedForVisit, new("房屋分级要求上门核查（页面不显示等级）", "Its grade asks for a visit (the page shows no grade)")),
    ];

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/dev/plates/{code}.svg", SvgAsync).Allow(Access.Public).ExcludeFromDescription();

    private static async Task<Results<ContentHttpResult, NotFound>> SvgAsync(string code, PlateQueries plates, PlateAddress address, CancellationToken cancel) =>
        (await plates.PresentAsync([code], cancel)).TryGetValue(code, out var plate)
            ? TypedResults.Content(address.Svg(code, plate.Plate.Token), "image/svg+xml; charset=utf-8")
            : TypedResults.NotFound();
}
