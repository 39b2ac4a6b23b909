using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Hosting.Cli;
using PublicPortal.Kernel;

namespace PublicPortal.Voting.Polls;

/// <summary><c>portal verify poll</c>: recomputes a published poll from its file alone.</summary>
internal sealed class VerifyPollVerb : ICliVerb
{
    private const long LargestFile = 512L * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, LocalizedText> Texts = new()
    {
        ["key"] = new("文件是用另一把钥匙签名的。", "The file is signed with another key than the one you named."),
        ["receipt"] = new("回执不是这次表决的，或签名不符。", "The receipt is not of this poll, or its signature does not fit."),
        ["missing-ballot"] = new("回执所指的选票不在公示板上。请保存回执：这是选票被丢弃的证据。", "The ballot of the receipt is not on the board. Keep the receipt: it proves that a ballot was dropped."),
    };

    public string Words => "verify poll";
    public string Usage => "FILE|URL [--key FINGERPRINT] [--receipt FILE]";
    public string Summary => "recomputes a published poll from its file alone: manifest, roll, ballots, totals and verdict; with a receipt also whether that ballot is there";
    public IReadOnlyCollection<string> OptionsWithValue => ["key", "receipt"];

    /// <summary>It reads a published file alone and needs no database.</summary>
    public bool BeforeSetup => true;

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values.Count != 1 || arguments.Names.Except(OptionsWithValue).Any()) return CliOutcome.Usage;
        var source = arguments.Values[0];
        var receipt = arguments.Option("receipt");
        if (receipt is not null && !File.Exists(receipt)) return NotThere(output, receipt);
        byte[] file;
        try
        {
            if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestFile };
                file = await client.GetByteArrayAsync(address, cancel);
            }
            else if (File.Exists(source)) file = await File.ReadAllBytesAsync(source, cancel);
            else return NotThere(output, source);
        }
        catch (HttpRequestException failed)
        {
            output.Note($"{source}: {failed.Message}");
            return CliOutcome.Refused;
        }
        var (defects, record) = PollVerification.Verify(file);
        var found = defects.Select(d => (d.Code, d.Path, d.Text)).ToList();
        var fingerprint = record is null ? null : PollKeys.Fingerprint(PollVerification.Text(record["manifest"]!, "siteKey"));
        if (arguments.Option("key") is { } key && key != fingerprint) found.Add(("key", "manifest.siteKey", Texts["key"]));
        if (receipt is not null && record is not null && Receipt(await File.ReadAllBytesAsync(receipt, cancel), record) is { } missing) found.Add((missing, "", Texts[missing]));
        output.Result(
            new { file = source, ok = found.Count == 0, key = fingerprint, manifest = record?["manifestHash"]?.GetValue<string>(), result = record?["result"], defects = found.Select(f => new { code = f.Code, path = f.Path, zh = f.Text.Zh, en = f.Text.En }) },
            [.. found.Count == 0 ? Right(record!) : found.SelectMany(f => new[] { $"{(f.Path.Length == 0 ? source : f.Path)}: {f.Text.Zh}", $"    {f.Text.En} [{f.Code}]" }),
             .. fingerprint is null ? [] : new[] { arguments.Option("key") is null ? $"签名钥匙 / key {fingerprint}：请与会议记录上的核对 / compare it with the one in the minutes" : $"签名钥匙 / key {fingerprint}" }]);
        return found.Count == 0 ? CliOutcome.Done : CliOutcome.Refused;
    }

    private static IEnumerable<string> Right(JsonObject record) =>
    [
        $"正确 / correct: {PollVerification.Text(record["manifest"]!["question"]!, "zh")}",
        $"公告 / manifest {PollVerification.Text(record, "manifestHash")}",
        CanonicalJson.Write(record["result"]),
    ];

    /// <summary>What is wrong with a receipt, or null.</summary>
    private static string? Receipt(byte[] bytes, JsonObject record)
    {
        string hash, commitment, signature;
        try
        {
            var receipt = JsonNode.Parse(bytes);
            (hash, commitment, signature) = (PollVerification.Text(receipt!, "manifestHash"), PollVerification.Text(receipt!, "c"), PollVerification.Text(receipt!, "signature"));
            if (hash != PollVerification.Text(record, "manifestHash") || !SecretBallots.IsReceipt(PollVerification.Text(record["manifest"]!, "siteKey"), hash, commitment, signature)) return "receipt";
        }
        catch (Exception odd) when (odd is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            return "receipt";
        }
        return record["secret"]?["ballots"]!.AsArray().Any(b => PollVerification.Text(b!, "c") == commitment) == true ? null : "missing-ballot";
    }

    private static CliOutcome NotThere(CliOutput output, string file)
    {
        output.Note($"{file}: 没有这个文件 / is not there.");
        return CliOutcome.Usage;
    }
}
