using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Items;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.SiteFiles;
using PublicPortal.Content.Types;

namespace PublicPortal.Content;

internal static class ContentModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<DefinitionVersion>(e =>
        {
            e.ToTable("content_definition");
            e.Property(d => d.Name).HasMaxLength(Definitions.LongestName);
            e.Property(d => d.Json).HasMaxLength(Definitions.LongestJson);
            e.HasIndex(d => new { d.Kind, d.Name, d.Number }).IsUnique();
            e.HasIndex(d => new { d.Kind, d.Name }).IsUnique().HasFilter("is_current");
        });
        model.Entity<ItemVersion>(e =>
        {
            e.ToTable("content_item");
            e.Property(i => i.ContentItemId).HasMaxLength(ItemIds.Longest);
            e.Property(i => i.ContentItemVersionId).HasMaxLength(ItemIds.Longest);
            e.Property(i => i.ContentType).HasMaxLength(Definitions.LongestName);
            e.Property(i => i.DisplayText).HasMaxLength(ItemVersion.LongestText);
            e.Property(i => i.Content).HasMaxLength(ItemVersion.LongestContent);
            e.Property(i => i.ContainerId).HasMaxLength(ItemIds.Longest);
            e.Property(i => i.ScopePath).HasMaxLength(240);
            e.HasIndex(i => i.ContentItemVersionId).IsUnique();
            e.HasIndex(i => new { i.ContentItemId, i.Number }).IsUnique();
            e.HasIndex(i => i.ContentItemId, "ix_content_item_latest").IsUnique().HasFilter("latest");
            e.HasIndex(i => i.ContentItemId, "ix_content_item_published").IsUnique().HasFilter("published");
            e.HasIndex(i => i.Address).IsUnique().HasFilter("published and address is not null");
            e.HasIndex(i => i.Alias).HasFilter("published and alias is not null");
            e.HasIndex(i => new { i.ContentType, i.PublishedUtc }, "ix_content_item_public_list").HasFilter("published");
            e.HasIndex(i => new { i.ContainerId, i.PublishedUtc }).HasFilter("published and container_id is not null");
            e.HasIndex(i => new { i.ContentType, i.ModifiedUtc }, "ix_content_item_desk_list").HasFilter("latest");
            e.HasIndex(i => i.PublishAt).HasFilter("publish_at is not null");
            e.HasIndex(i => i.ArchiveAt).HasFilter("archive_at is not null");
            e.HasIndex(i => i.RemovedAt).HasFilter("removed_at is not null");
        });
        model.Entity<Redirect>(e =>
        {
            e.ToTable("content_redirect");
            e.HasKey(r => r.Address);
            e.Property(r => r.Address).HasMaxLength(ItemVersion.LongestAddress);
            e.Property(r => r.ContentItemId).HasMaxLength(ItemIds.Longest);
            e.HasIndex(r => r.ContentItemId);
        });
        model.Entity<KeptStep>(e =>
        {
            e.ToTable("content_kept_step");
            e.Property(s => s.Name).HasMaxLength(KeptStep.LongestName);
            e.Property(s => s.Json).HasMaxLength(KeptStep.LongestJson);
            e.Property(s => s.Hash).HasMaxLength(64);
            e.HasIndex(s => s.Hash).IsUnique();
        });
        model.Entity<WaitingStep>(e =>
        {
            e.ToTable("content_waiting_step");
            e.Property(s => s.Name).HasMaxLength(KeptStep.LongestName);
            e.Property(s => s.Json).HasMaxLength(KeptStep.LongestJson);
            e.Property(s => s.Recipe).HasMaxLength(WaitingStep.LongestRecipe);
            e.HasIndex(s => s.AskedAt).HasFilter("decided_at is null");
        });
        model.Entity<SiteFile>(e =>
        {
            e.ToTable("content_site_file");
            e.HasKey(f => f.Path);
            e.Property(f => f.Path).HasMaxLength(200);
            e.Property(f => f.ContentItemId).HasMaxLength(ItemIds.Longest);
            e.Property(f => f.LoadedVersionId).HasMaxLength(ItemIds.Longest);
            e.Property(f => f.Loaded).HasMaxLength(ItemVersion.LongestContent);
            e.Property(f => f.Offered).HasMaxLength(ItemVersion.LongestContent);
        });
        Checks.CheckServices.Configure(model);
        Public.PublicSide.Configure(model);
    }
}
