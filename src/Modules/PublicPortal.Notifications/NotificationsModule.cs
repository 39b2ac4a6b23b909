using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data.Fields;
using PublicPortal.Data.Migrations;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Delivery;
using PublicPortal.Notifications.Notices;
using PublicPortal.Notifications.Preferences;
using PublicPortal.Notifications.Sms;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications;

public sealed class NotificationsModule : PortalModule
{
    public override string Name => "Notifications";
    public override LocalizedText Title => new("消息通知", "Notifications");
    public override IReadOnlyList<string> DependsOn => ["Accounts"];
    public override ModuleMigrations Migrations => NotificationsMigrations.All;
    public override IReadOnlyList<MenuEntry> Menu => NotificationsMenu.All;
    public override IReadOnlyList<SealedColumn> SealedColumns => [new(PhoneMessage.PhoneColumn), new(PhoneMessage.ValuesColumn)];
    public override void ConfigureModel(ModelBuilder model) => NotificationsModel.Configure(model);

    public override IEnumerable<string> ProductionDefects(IConfiguration configuration) =>
        SmsOptions.Defects(configuration["Sms:Address"], configuration["Sms:Secret"]);

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<NotificationsOptions>().BindConfiguration("Notifications").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TemplateSet>();
        services.AddHostedService<TemplateCheck>();
        services.AddScoped<INotifier, Notifier>();
        services.AddScoped<Inbox>();
        services.AddScoped<IInbox>(s => s.GetRequiredService<Inbox>());
        services.AddScoped<PreferenceService>();
        services.AddScoped<IOutboxHandler, NoticeDelivery>();
        services.AddScoped<IOutboxHandler, PhoneDelivery>();
        services.AddScoped<INotificationChannel, SmsChannel>();
        services.AddScoped<IPortalJob, NoticeTidyUp>();
        services.AddScoped<IEventHandler<AccountsJoined>, JoinedAccounts>();
        services.AddOptions<SmsOptions>().BindConfiguration("Sms");
        if (environment.IsProduction() || configuration["Sms:Address"] is not null)
            services.AddHttpClient<ISmsSender, SmsGateway>(http => http.Timeout = TimeSpan.FromSeconds(20)).RemoveAllLoggers();
        else services.AddScoped<ISmsSender, SmsFile>();
    }
}
