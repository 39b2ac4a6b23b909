using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>Consultation as a kind of case: <c>content/workflows/micro-project-consultation.json</c>, or what the desk published in its place.</summary>
internal sealed class ConsultationKind(PortalDbContext db) : IWorkflowKind
{
    public const string KindName = "microprojects.consultation", Code = "micro-project-consultation", PartyStep = "partyStep", Kind = "kind", Guess = "guess";

    /// <summary>Outcomes with which the module ends a case: answered before all opinions came, withdrawn by the proposer.</summary>
    public const string Answered = "answered", Withdrawn = "withdrawn";

    public string Name => KindName;
    public LocalizedText Title => new("民生微实事商议", "Consultation about a micro-project");

    public IReadOnlyList<WorkflowFact> Facts =>
    [
        new(PartyStep, new("规则要求先经党组织研究", "The rules ask for the party organisation's step"), "yesNo"),
        new(Kind, new("类型", "Type"), "choice", [.. Enum.GetValues<ProposalKind>().Select(k => k.ToString())]),
        new(Guess, new("提议人估计的费用（元）", "The proposer's guess in yuan"), "number"),
    ];

    /// <summary>Who declared an interest in a proposal gives no opinion on it.</summary>
    public async Task<IReadOnlyDictionary<Guid, Refusal>> BarredAsync(IReadOnlyCollection<Guid> subjectIds, Guid accountId, CancellationToken cancel) =>
        await db.Set<InterestDeclaration>().AsNoTracking().Where(i => i.OfficialAccountId == accountId && subjectIds.Contains(i.ProposalId)).ToDictionaryAsync(i => i.ProposalId, _ => ConsultationRefusals.OpinionInterest, cancel);
}
