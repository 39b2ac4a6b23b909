using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicPortal.Data.Fields;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Data.Migrations;
using PublicPortal.Data.Outbox;

namespace PublicPortal.Data;

public static class DataServices
{
    /// <summary>The database, its write gate, migrations, outbox and field encryption.</summary>
    /// <param name="keyFolder"><c>Keys:Path</c>; read when the first value is sealed.</param>
    public static IServiceCollection AddPortalData(this IServiceCollection services, DatabaseOptions options, string keyFolder)
    {
        services.AddSingleton(options);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<HotTraffic>();
        services.AddSingleton<HotWrites>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<PlainQuery>();
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            if (connection.MaxAutoPrepare == 0) (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (500, 2);
            // Nothing here leaves a trace in the session: locks and settings end with their transaction. Resetting it cost
            // the server as much as a query, once for each query.
            connection.NoResetOnClose = true;
            services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connection.ConnectionString).Build());
        }
        // Options that are made once: made for each request they cost more than the queries.
        services.AddDbContext<PortalDbContext>((provider, builder) => options.Configure(builder, provider.GetService<NpgsqlDataSource>()), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton(new ModelContribution("Data", DataModel.Configure));
        services.AddSingleton(DataModel.Migrations);
        services.AddScoped<Migrator>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<AttemptLimiter>();
        services.AddScoped<OutboxQueue>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton(_ => KeyFile.Later(keyFolder));
        services.AddSingleton<FieldCipher>();
        services.AddTransient<Resealer>();
        return services;
    }
}
