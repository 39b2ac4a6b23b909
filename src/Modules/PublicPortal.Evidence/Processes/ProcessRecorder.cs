using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Evidence.Processes;

internal sealed class ProcessRecorder(TimeProvider clock) : IProcessRecorder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IReadOnlyList<object> Rows(Process process)
    {
        var now = clock.GetUtcNow();
        return
        [
            new ProcessRecord
            {
                Id = process.Id, Type = process.Type, AccountId = process.AccountId, Channel = process.Channel,
                Reason = process.Reason, StartedAt = process.StartedAt,
            },
            .. process.Events.Select(happened => new EventRecord
            {
                Id = Ids.New(now), ProcessId = process.Id, Name = happened.Name, SubjectId = happened.SubjectId, At = now,
                Payload = Payload(happened),
            }),
        ];
    }

    private static string Payload(PortalEvent happened)
    {
        var members = JsonSerializer.SerializeToNode(happened, happened.GetType(), Json)!.AsObject();
        members.Remove("name");
        members.Remove("subjectId");
        return members.ToJsonString(Json);
    }
}
