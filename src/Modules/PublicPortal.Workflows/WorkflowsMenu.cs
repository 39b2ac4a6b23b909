using PublicPortal.Kernel;

namespace PublicPortal.Workflows;

internal static class WorkflowsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Desk, new("待办", "Tasks"), "/desk/tasks", "inbox", WorkflowsPermissions.Tasks, Order: 15),
        new(MenuPlace.Desk, new("办理流程", "Flows"), "/desk/workflows", "list", WorkflowsPermissions.Publish, Order: 70),
        new(MenuPlace.Desk, new("日历", "Calendar"), "/desk/calendar", "calendar", WorkflowsPermissions.Calendar, Order: 71),
        new(MenuPlace.Desk, new("部门", "Teams"), "/desk/departments", "people", WorkflowsPermissions.Departments, Order: 72),
    ];
}
