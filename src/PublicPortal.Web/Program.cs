using PublicPortal.Hosting;

PublicPortal.Data.WarmUp.Begin();
var builder = WebApplication.CreateBuilder(args);
// Library assets lie in the source tree until the site is published; without this an unpublished
// build started as Production serves them as 200 with 0 bytes.
builder.WebHost.UseStaticWebAssets();

var host = typeof(Program).Assembly;
var modules = builder.AddPortal(host);
builder.AddPortalSite(modules, host);
builder.Services.AddOpenApi("v1", options => options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);

var app = builder.Build();
var ready = app.PreparePortalAsync();   // tables, keys and the model come up beside the pages: a sixth of the start
app.UsePortal();
app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
app.RequireAccessEverywhere();

await ready;
if (app.Environment.IsDevelopment()) WhatToOpen.Print(app);
app.Run();

/// <summary>The host: it names nothing, it finds.</summary>
public partial class Program;
