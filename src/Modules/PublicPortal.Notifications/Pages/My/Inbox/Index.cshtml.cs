namespace PublicPortal.Notifications.Pages.My.Inbox;

/// <summary><c>/my/inbox</c></summary>
internal sealed class IndexModel(Notifications.Notices.Inbox inbox) : NoticesModel(inbox);
