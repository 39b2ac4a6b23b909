using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Evidence.Codes;

internal sealed class VerificationCodes(PortalDbContext db, TimeProvider clock, IEnumerable<IVerifiableKind> kinds) : IVerificationCodes
{
    /// <summary>16 characters of 5 bits: 80 random bits.</summary>
    internal const int Length = 16;

    public async Task<string> IssueAsync(string kind, Guid subjectId, CancellationToken cancel)
    {
        // A hot act is about something new; where it is not, the unique index sends it round again.
        var code = db.KeepsBack ? null : await db.Set<VerificationCode>().AsNoTracking().FirstOrDefaultAsync(c => c.Kind == kind && c.SubjectId == subjectId, cancel);
        if (code is null)
        {
            var now = clock.GetUtcNow();
            db.Add(code = new VerificationCode { Id = Ids.New(now), Code = HumanCode.Random(Length), Kind = kind, SubjectId = subjectId, IssuedAt = now });
            await db.SaveChangesAsync(cancel);
        }
        return code.Code;
    }

    public Task<string?> FindAsync(string kind, Guid subjectId, CancellationToken cancel) =>
        db.Set<VerificationCode>().AsNoTracking().Where(c => c.Kind == kind && c.SubjectId == subjectId).Select(c => (string?)c.Code).FirstOrDefaultAsync(cancel);

    /// <summary>Null for an unknown code; how near it was to a real one is never told.</summary>
    public async Task<VerificationAnswer?> AnswerAsync(string typed, CancellationToken cancel)
    {
        var normalized = HumanCode.Normalize(typed);
        if (normalized.Length != Length) return null;
        var code = await db.Set<VerificationCode>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == normalized, cancel);
        if (code is null) return null;
        var kind = kinds.FirstOrDefault(k => k.Kind == code.Kind);
        return kind is null ? null : await kind.AnswerAsync(code.SubjectId, cancel);
    }
}
