using PublicPortal.Council.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Business;

internal static class BusinessWords
{
    public static LocalizedText Title(BusinessStanding standing) => standing switch
    {
        BusinessStanding.Waiting => new("待议", "Waiting"),
        BusinessStanding.OnAgenda => new("已列入议程", "On an agenda"),
        BusinessStanding.Voting => new("正在表决", "Being voted on"),
        BusinessStanding.Resolved => new("已决定", "Resolved"),
        _ => new("已撤回", "Withdrawn"),
    };
}
