namespace PublicPortal.Notifications.Pages.Desk.Notices;

/// <summary><c>/desk/notices</c></summary>
internal sealed class IndexModel(Notifications.Notices.Inbox inbox) : NoticesModel(inbox);
