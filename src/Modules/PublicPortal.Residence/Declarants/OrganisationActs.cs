using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>What an organisation's agent can do about residence.</summary>
internal sealed class OrganisationActs : IOrganisationSlot
{
    public IEnumerable<OrganisationAct> Acts(OrganisationAgency agency)
    {
        var id = agency.Organisation.Id;
        if (agency.May(AgentPowers.Declare))
        {
            yield return new(new("替一个人申报", "Declare one person"), new("填姓名、证件号码和哪一间", "Name, document number and room"), $"/residence/declare-for/{id}", "plus", 10);
            yield return new(new("用表格成批申报", "Declare many by a table"), new("下载模板，填好再传上来", "Download the template, fill it in, hand it in"), $"/residence/organisation/{id}/batches", "upload", 20);
            yield return new(new("可以替哪些房屋申报", "For which dwellings"), new("申请宿舍房间，由窗口看材料后确认", "Ask for dormitory rooms; a counter confirms them on papers"), $"/residence/organisation/{id}/premises", "key", 40);
        }
        if (agency.May(AgentPowers.See))
            yield return new(new("已申报的名单", "Who was declared"), new("搬离、换房间、更正", "Leaving, changing rooms, corrections"), $"/residence/declared?organisation={id}", "people", 30);
    }
}
