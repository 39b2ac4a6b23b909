using PublicPortal.Kernel;

namespace PublicPortal.Files;

internal static class FilesRefusals
{
    public static readonly Refusal Empty = new("files.empty", "这个文件是空的。请重新选择，或再拍一张。", "The file is empty. Choose it again, or take another photo.");
    public static readonly Refusal TooLarge = new("files.too-large", "文件超过 {0} MB。请选小一点的，或重新拍一张。", "The file is larger than {0} MB. Choose a smaller one, or take another photo.");
    public static readonly Refusal UnknownKind = new("files.unknown-kind", "只收照片（JPG、PNG、WebP）和 PDF。可以把它拍成照片或截图再传。", "Only photos (JPG, PNG, WebP) and PDF can be sent. Take a photo or a screenshot of it instead.");
    public static readonly Refusal NotCsv = new("files.not-csv", "这不是 CSV 表格。请在 Excel 或 WPS 里“另存为”，选“CSV UTF-8（逗号分隔）”，再传上来。", "This is no CSV table. In Excel or WPS choose Save as, CSV UTF-8 (comma delimited), and send that.");
    public static readonly Refusal NotAPicture = new("files.not-a-picture", "这里只收照片（JPG、PNG、WebP）。可以把它拍成照片或截图再传。", "Only photos (JPG, PNG, WebP) can be sent here. Take a photo or a screenshot of it instead.");
    public static readonly Refusal Heic = new("files.heic", "这张照片是 HEIC 格式，很多手机和电脑打不开。请截一张图再传；苹果手机也可以在“设置 › 相机 › 格式”里选“兼容性最佳”，再重新拍。", "The photo is in the HEIC format, which many devices cannot show. Send a screenshot of it; on an iPhone you may also choose Settings › Camera › Formats › Most Compatible and take it again.");
    public static readonly Refusal Broken = new("files.broken", "文件不完整，可能没有传完。请重新选择，或再拍一张。", "The file is damaged or was cut off on the way. Choose it again, or take another photo.");
    public static readonly Refusal TooSmall = new("files.too-small", "照片太小，看不清。每边至少要 {0} 像素，请重新拍一张。", "The photo is too small to be read. Each side needs at least {0} pixels; take another one.");
    public static readonly Refusal TooManyPixels = new("files.too-many-pixels", "照片太大，任何一边都不能超过 {0} 像素。请用手机直接拍，或缩小后再传。", "The photo is too large: no side may have more than {0} pixels. Take it with a phone, or make it smaller.");
    public static readonly Refusal PdfActive = new("files.pdf-active", "这个 PDF 里带有程序、表单脚本或附件，不能收。请“打印成 PDF”后再传，或拍成照片。", "This PDF holds scripts, programs or attachments. Print it to a new PDF and send that, or take a photo.");
    public static readonly Refusal PdfLocked = new("files.pdf-locked", "这个 PDF 有密码，我们打不开。请去掉密码后再传，或拍成照片。", "This PDF is locked with a password. Remove it and send the file again, or take a photo.");
}
