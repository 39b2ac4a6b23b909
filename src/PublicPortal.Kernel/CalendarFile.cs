namespace PublicPortal.Kernel;

public static class CalendarFile
{
    public static WorkingCalendar ReadFolder(string folder) => new([]);
}
