# The interactive page
page-skip = Go to the picture
page-noscript = Allow JavaScript in the browser to make this picture work.
page-print = Print
page-theme-system = System colours
page-back-kinds = Show all of these
page-list = List
page-count = { $ties ->
    [one] { $ties } tie
   *[other] { $ties } ties
}{ $possible ->
    [0] {""}
   *[other] , { $possible } of them uncertain
}
page-shown = { $time }: { $count }; { $actors ->
    [one] { $actors } city or body
   *[other] { $actors } cities and bodies
}
page-search-hint = Search names, former names, readings
page-search-found = { $count ->
    [one] { $count } found.
   *[other] { $count } found.
} Choose with the up and down arrows, open with Enter.
page-row = { $name }, { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
page-mark = { $name } · { $kind } · { $ties ->
    [one] { $ties } tie
   *[other] { $ties } ties
}
page-axis = Time axis. The left and right arrows move a year, PageUp and PageDown ten.
page-empty-hint = Choose another day, or reset the filters.
page-empty-all = Show all times
page-hint-mark = Click a mark or a line to see its history and sources.
page-hint-move = Drag to move; zoom with the wheel or the keys + − 0.
page-hint-keys = In the picture, arrow keys go from mark to mark, Enter selects, Esc clears. Shift and an arrow key move the picture.
page-hint-time = Move along the axis below to see what was in force on a day.
page-made = Made with Kizuna { $version } ({ $day })
page-map-credit = World map: Natural Earth (public domain)
page-list-name = The ties shown at present
page-view-bad = A page begins with graph, map or map-atlantic.
page-sources = Sources: { $sources }
page-empty-never = Nothing fitted the conditions with which this page was exported.

# Briefings as a page
page-contents = Contents
page-to-text = Go to the text
