using PublicPortal.Kernel;

namespace PublicPortal.Content.Media;

internal static class MediaRefusals
{
    /// <summary>Names of the fields of the form.</summary>
    public const string Picture = "Picture", Words = "Words";

    public static readonly Refusal Missing = new("content.media.missing", "还没有选图片。", "No picture was chosen.", Picture);
    public static readonly Refusal NameTooLong = new("content.media.name-too-long", "文件名太长了。请改短一点再传。", "The name of the file is too long. Shorten it and send it again.", Picture);
    public static readonly Refusal WordsMissing = new("content.media.words-missing", "请用一句话说明图片上有什么，看不见图片的人靠它来了解。", "Say in a sentence what the picture shows; those who cannot see it depend on it.", Words);
    public static readonly Refusal WordsTooLong = new("content.media.words-too-long", "图片说明不超过 {0} 个字。", "The description may have {0} characters at most.", Words);
    public static readonly Refusal TooManyPixels = new("content.media.too-many-pixels", "图片像素太多，手机会打不开。请缩小到 {0} 百万像素以内再传。", "The picture has too many pixels for a phone. Make it smaller, {0} megapixels at most.", Picture);
}
