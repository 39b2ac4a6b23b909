using PublicPortal.Kernel;

namespace PublicPortal.Residence.Exports;

internal static class ExportTexts
{
    public static LocalizedText List(string name) => name == "residence.orders" ? new("核查单", "Orders") : new("居住申报", "Declarations");
}
