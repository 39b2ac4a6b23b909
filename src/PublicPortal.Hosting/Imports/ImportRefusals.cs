using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

internal static class ImportRefusals
{
    public static readonly Refusal FileMissing = new("imports.file.missing", "没有这个文件：{0}。", "There is no file {0}.");
    public static readonly Refusal FileUnreadable = new("imports.file.unreadable", "文件 {0} 读不了：{1}", "The file {0} cannot be read: {1}");
    public static readonly Refusal FileEmpty = new("imports.file.empty", "文件是空的；第一行应是：{0}", "The file is empty; its first line must be: {0}");
    public static readonly Refusal HeaderWrong = new("imports.header.wrong", "表头应是：{0}；文件里是：{1}", "The header must be: {0}; the file has: {1}");
    public static readonly Refusal Quotes = new("imports.row.quotes", "引号没有成对：每个带引号的格子要以引号开头和结尾。", "The quotes do not pair: a quoted cell begins and ends with one.");
    public static readonly Refusal ColumnCount = new("imports.row.column-count", "应有 {0} 列，这一行有 {1} 列。", "There must be {0} columns, this row has {1}.");
    public static readonly Refusal Encoding = new("imports.row.encoding", "有无法识别的文字（编码损坏）。", "Some characters cannot be read (damaged encoding).");
    public static readonly Refusal ControlCharacter = new("imports.row.control-character", "有换行、制表符或不可见的控制字符，请删去。", "There is a line break, tab or invisible control character; delete it.");
    public static readonly Refusal Database = new("imports.row.database", "数据库不接受这一行：{0}", "The database does not take this row: {0}");
}
