using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Workflows.Cases;

/// <summary><c>"do": "issue", "document": "decision"</c>: a code under which anyone may check that the case was decided, and how.</summary>
internal sealed class IssueEffect(IVerificationCodes codes) : IWorkflowEffect
{
    public string Do => "issue";
    public IReadOnlyCollection<string> Names { get; } = ["decision"];

    public Task ApplyAsync(EffectCall call, Process process, CancellationToken cancel) => codes.IssueAsync(CaseDecision.KindName, call.Case.Id, cancel);
}

/// <summary>What a stranger learns of a decision: which procedure, how it ended, when. Not whose, and not about what.</summary>
internal sealed class CaseDecision(PortalDbContext db, IWorkflowCases cases, ISiteIdentity site) : IVerifiableKind
{
    public const string KindName = "workflows.decision";
    public string Kind => KindName;

    public async Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel)
    {
        if (!await db.Set<WorkflowCase>().AnyAsync(c => c.Id == subjectId && c.EndedAt != null, cancel) || await cases.FindAsync(subjectId, cancel) is not { OutcomeLabel: { } outcome } found) return null;
        return new VerificationAnswer(new($"{found.Name.Zh}：{outcome.Zh}", $"{found.Name.En}: {outcome.En}"), Validity.Valid, ChinaTime.Date(found.EndedAt!.Value), site.Organiser);
    }
}
