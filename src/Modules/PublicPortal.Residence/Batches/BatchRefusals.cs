using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

internal static class BatchRefusals
{
    public static readonly Refusal FileMissing = new("residence.batch.no-file", "请选择填好的表格（CSV 文件）。", "Choose the table you filled in (a CSV file).", "Table");
    public static readonly Refusal NotReady = new("residence.batch.not-ready", "这张表现在不能提交，请刷新看看。", "This table cannot be submitted now. Reload the page.");
    public static readonly Refusal TooManyOpen = new("residence.batch.too-many-open", "还有 {0} 张表没有办完，请先办完或取消。", "{0} tables are not finished; finish or cancel them first.", "Table");
    public static readonly Refusal TooManyRows = new("residence.batch.too-many-rows", "一张表最多 {0} 行，请分成几张。", "A table may have at most {0} rows; split it.");
    public static readonly Refusal NoRows = new("residence.batch.no-rows", "表里没有人，只有表头。", "The table has a header and nobody in it.");
    public static readonly Refusal Formula = new("residence.batch.formula", "这一格是公式（以 = + - @ 开头），请改成普通文字。", "This cell is a formula (it starts with = + - @). Write plain text.");
    public static readonly Refusal Scientific = new("residence.batch.scientific", "号码被表格软件改成了科学记数（如 4.4E+17），后几位已经丢失。请把这一列设为“文本”，重新填写。", "The spreadsheet turned the number into scientific notation and lost its last digits. Format the column as text and enter it again.");
    public static readonly Refusal Twice = new("residence.batch.twice", "与第 {0} 行是同一个证件号码。", "The same document number as in line {0}.");
    public static readonly Refusal DocumentType = new("residence.batch.document-type", "证件种类不认识；可以写：居民身份证、港澳台居民居住证、护照等，不写就是居民身份证。", "Unknown kind of document; leave it empty for a resident identity card.");
    public static readonly Refusal Dwelling = new("residence.batch.dwelling", "这套房不在贵单位已确认的房屋里，或编码不对（25 位）。", "This dwelling is not among those confirmed for the organisation, or the code is wrong (25 digits).");
    public static readonly Refusal PowerEnded = new("residence.batch.power-ended", "提交人已不是经办人，这一行没有办。", "The one who submitted is no longer an agent; this row was not done.");
    public static readonly Refusal Technical = new("residence.batch.technical", "系统没有办成这一行，请稍后把它再交一次。", "The system could not do this row; hand it in again later.");
}
