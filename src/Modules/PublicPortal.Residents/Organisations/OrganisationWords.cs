using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Organisations;

/// <summary>What kinds, powers and states are called on pages.</summary>
internal static class OrganisationWords
{
    public static LocalizedText Title(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Employer => new("用人单位", "Employer"),
        OrganisationKind.School => new("学校", "School"),
        OrganisationKind.Hotel => new("宾馆旅店", "Hotel"),
        _ => new("房屋租赁企业", "Firm that lets dwellings"),
    };

    public static LocalizedText Title(this OrganisationState state) => state switch
    {
        OrganisationState.Asked => new("等窗口确认", "Waiting for a counter"),
        OrganisationState.Confirmed => new("已确认", "Confirmed"),
        _ => new("没有确认", "Not confirmed"),
    };

    public static LocalizedText Title(AgentPowers power) => power switch
    {
        AgentPowers.Declare => new("替人申报", "Declare for people"),
        AgentPowers.See => new("看已申报的名单", "See who was declared"),
        _ => new("管理经办人", "Manage agents"),
    };

    public static string Said(AgentPowers powers) =>
        string.Join(new LocalizedText("、", ", ").ToString(), new[] { AgentPowers.Declare, AgentPowers.See, AgentPowers.ManageAgents }.Where(p => powers.HasFlag(p)).Select(p => Title(p).ToString()));
}
