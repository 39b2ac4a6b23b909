using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>The QR code of one's own receipt.</summary>
internal static class ReceiptEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/my/residence/{id:guid}/code.svg", async (Guid id, ICurrentUser user, DeclarationQueries queries, PublicAddress address, CancellationToken cancel) =>
            await queries.FindOwnAsync(id, user.AccountId!.Value, cancel) is { Code: { } code }
                ? Results.Text(QrImage.Svg(address.Of($"/v/{code}"), new LocalizedText("验真二维码", "QR code to check the receipt").ToString()), "image/svg+xml", Encoding.UTF8)
                : Results.NotFound()).Allow(Access.Resident);
}
