using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Lists;

/// <summary>What a list of the desk is: where it lies, who may see it, which conditions its address may hold.</summary>
/// <param name="Name">Stable: <c>residence.orders</c>; saved filters belong to it.</param>
/// <param name="Path">The list's own address.</param>
/// <param name="Permission">Rows are within the places over which it is held.</param>
/// <param name="Keys">Names in the address, besides <c>show</c>, <c>sort</c> and <c>p</c>. Never a person's name or number.</param>
/// <param name="DefaultTab">The value of <c>show</c> that may be left out.</param>
public sealed record ListInfo(string Name, string Path, Permission Permission, IReadOnlyList<string> Keys, string DefaultTab, int PageSize = 50);

public enum ListFieldKind { Text, Date, Choice }

/// <summary>One condition in the filter form.</summary>
public sealed record ListField(string Key, LocalizedText Label, ListFieldKind Kind, IReadOnlyList<SelectListItem>? Options = null);

/// <summary>One part of the list, with how many there are under the present conditions.</summary>
public sealed record ListTab(string Key, LocalizedText Title, int Count, bool Warns = false);

/// <summary>An order of the rows; the first one is the default.</summary>
public sealed record ListSort(string Key, LocalizedText Title);
