using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Content.Items;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>The checks of what is written, in one place for the module class.</summary>
internal static class CheckServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<ItemCheck>();
        services.AddScoped<SiteAddresses>();
        services.AddScoped<IEventHandler<DraftSaved>, LinkRegister>();
        services.AddSingleton<ILinkProbe, HttpLinkProbe>();
        // Nothing leaves a developer's machine unasked.
        if (configuration.GetValue("Content:CheckLinks", !environment.IsDevelopment())) services.AddScoped<IPortalJob, LinkCheckJob>();
    }

    public static void Configure(ModelBuilder model) => model.Entity<OutsideLink>(e =>
    {
        e.ToTable("content_link");
        e.HasKey(l => new { l.ContentItemId, l.Hash });
        e.Property(l => l.ContentItemId).HasMaxLength(ItemIds.Longest);
        e.Property(l => l.Hash).HasMaxLength(64);
        e.Property(l => l.Url).HasMaxLength(OutsideLink.LongestUrl);
        e.HasIndex(l => l.Hash);
        e.HasIndex(l => l.NextAt);
    });

    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("content_link", t => new
        {
            content_item_id = t.Column<string>(maxLength: ItemIds.Longest),
            hash = t.Column<string>(maxLength: 64),
            url = t.Column<string>(maxLength: OutsideLink.LongestUrl),
            state = t.Column<string>(maxLength: 40),
            status = t.Column<int>(nullable: true),
            failures = t.Column<int>(),
            asked_at = t.Column<long>(nullable: true),
            next_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_content_link", x => new { x.content_item_id, x.hash }));
        migration.CreateIndex("ix_content_link_hash", "content_link", "hash");
        migration.CreateIndex("ix_content_link_next_at", "content_link", "next_at");
    }
}
