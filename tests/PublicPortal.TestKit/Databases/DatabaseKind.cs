namespace PublicPortal.TestKit.Databases;

/// <summary>The two databases that the portal runs on. Nothing is proved before it is proved on both.</summary>
public enum DatabaseKind { Sqlite, PostgreSql }
