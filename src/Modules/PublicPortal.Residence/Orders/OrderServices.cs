using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Orders;

internal static class OrderServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<OrderService>();
        services.AddScoped<OrderCourse>();
        services.AddScoped<OrderQueries>();
        services.AddScoped<VisitService>();
        services.AddScoped<IWorkflowKind, VerificationKind>();
        services.AddScoped<IEventHandler<TaskHandedOver>, OrderFollowsCase>();
        services.AddScoped<IEventHandler<TaskEscalated>, OrderFollowsCase>();
        services.AddScoped<IEventHandler<CaseReckoned>, OrderFollowsCase>();
        services.AddScoped<IPortalJob, OrdersWithoutCase>();
    }

    /// <summary>An order's case and task of the workflow engine.</summary>
    public static void AddCase(MigrationBuilder migration)
    {
        migration.AddColumn<Guid>("case_id", "residence_order", nullable: true);
        migration.AddColumn<Guid>("task_id", "residence_order", nullable: true);
    }
}
