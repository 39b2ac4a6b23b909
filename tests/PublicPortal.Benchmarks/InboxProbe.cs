using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Inbox;

namespace PublicPortal.Benchmarks;

/// <summary>The inbox's own queries, for somebody who holds a role over one street.</summary>
internal static class InboxProbe
{
    public static async Task<int> LoadAsync(IServiceProvider services, string queue)
    {
        var user = new Somebody();
        var reader = new TaskReachReader(new OneRole(queue[1..]), services.GetRequiredService<Membership>(), services.GetRequiredService<Absences>(), user);
        var lists = new TaskLists(services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<IAccounts>(), reader, services.GetRequiredService<OwnPageKinds>(), services.GetRequiredService<TaskBars>(), services.GetRequiredService<DefinitionCache>(), services.GetRequiredService<TimeProvider>());
        var rows = await lists.LoadAsync(new ListView(TaskLists.Info, new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["show"] = "department" })), default);
        return rows.Count > 0 ? rows.Count : throw new InvalidOperationException("The inbox is empty: nothing was measured.");
    }

    private sealed class OneRole(string role) : IRoles
    {
        private readonly RoleHolder holder = new(new AccountInfo(Guid.Empty, AccountKind.Staff, "", null), role, "440304/440304010/");

        public Task<IReadOnlyDictionary<string, LocalizedText>> AllAsync(CancellationToken cancel) => throw new NotSupportedException();
        public Task<IReadOnlyList<RoleHolder>> OfAsync(Guid accountId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<RoleHolder>>([holder]);
        public Task<IReadOnlyList<RoleHolder>> HoldersAsync(IReadOnlyCollection<string> roles, IReadOnlyCollection<string> scopePaths, CancellationToken cancel) => Task.FromResult<IReadOnlyList<RoleHolder>>([holder]);
    }

    private sealed class Somebody : ICurrentUser
    {
        public Guid? AccountId { get; } = Guid.NewGuid();
        public string? DisplayName => "";
        public bool IsStaff => true;
        public Channel Channel => Channel.Web;
        public bool Has(Permission permission) => true;
        public bool Has(Permission permission, string scopePath) => true;
        public IReadOnlyList<string> Scopes(Permission permission) => [""];
    }
}
