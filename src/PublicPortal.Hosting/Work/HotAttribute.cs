namespace PublicPortal.Hosting.Work;

/// <summary>
/// The handler's act is hot: many people do it at the same moment. It opens no transaction of its own; what it saves is
/// handed to the group commit as one write set. What it saves it cannot query before the end, and where the write set
/// meets another's row the browser is asked to send the form once more (307), which then goes the ordinary way.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HotAttribute : Attribute;
