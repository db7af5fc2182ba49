# What falls due
occasion-years = { $years }th anniversary
occasion-anniversary = Anniversary
occasion-term-ends = Term ends
occasion-ends = Ends
about-tie = Tie
about-actor = City or body
about-milestone = Milestone
occasion-short = { $years } years
occasion-short-term = term ends
occasion-short-end = ends
horizon-names = { $names }
horizon-founded = founding
horizon-line = { $who }: { $matter }
horizon-month-only = day not known
horizon-year-only = month and day not known
horizon-fiscal-year-only = only the fiscal year is known
horizon-between-only = some day within this time
horizon-suspended = suspended
horizon-possible = possibly in force
horizon-calendar = Anniversaries and terms: { $title }
horizon-summary = { $what }, { $occasion }
horizon-remarked = { $summary } ({ $remarks })
horizon-date = Date: { $date }
horizon-since = Counted from: { $date }
horizon-source = Source: { $source }
column-occasion = Occasion
column-matter = Matter
column-since = Since
help-horizon = List or write anniversaries and terms that end (a list, a calendar, a year at a glance)
help-horizon-from = From this day (a year or month means its first day; today unless said otherwise)
help-horizon-until = Until this day (a year or month means its last day; today+5y is in five years)
help-horizon-years = For so many years (3 unless said otherwise)
help-horizon-out = File to write; its ending is the form (.ics for a calendar; .csv, .json for a table; .pdf, .png, .svg for a picture)
horizon-years-bad = --years does not take “{ $value }”. Write a whole number from 1 to 100.
horizon-backwards = The period ends ({ $until }) before it begins ({ $from }).
horizon-ending-hint = Let the file's name end in .ics (a calendar), .csv or .json (a table), or .pdf, .png or .svg (a picture).

# Years at a glance
horizon-title = Anniversaries and terms, { $span }
horizon-description = { $title }: { $count ->
    [one] 1 date
   *[other] { $count } dates
} ／ as of { $day }
horizon-entry = { $date }: { $what }
horizon-nothing = No anniversary and no end of a term falls into this time.
horizon-no-month = Month not known
horizon-months = { $first }–{ $last }
horizon-on-day = { $day } { $month }: { $name }
horizon-in-time = { $name } ({ $time })
horizon-more = { $count } more
horizon-key-actor = Founding of a body
horizon-key-milestone = Milestone
horizon-key-unsure = Suspended, or not surely in force
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

# The sheet in the window
command-horizon = Anniversaries and terms
command-horizon-help = See by years which anniversaries come and which terms end.
horizon-years = { $years ->
    [one] 1 year
   *[other] { $years } years
}
horizon-dates = From … to …
horizon-date-from = From
horizon-date-until = Until
horizon-dates-unread = Write dates as 2027, 2027-04 or 2027-04-01.
horizon-dates-backwards = The end lies before the beginning.
horizon-shown = { $span }: { $count ->
    [one] 1 date
   *[other] { $count } dates
}
horizon-narrowed = { $text } (filtered)
horizon-nothing-help = Choose a longer time, or take filters away.
horizon-save-calendar = Save as calendar…
horizon-save-calendar-help = As iCalendar (.ics), which calendars take in.
horizon-save-picture = Save picture…
horizon-save-picture-help = Years at a glance as a picture (.pdf, .svg, .png).
horizon-save-table = Save table…
horizon-save-table-help = The same list as a table (.csv, .json).
horizon-file-name = { $title } anniversaries { $day }
sheet-horizon = Write anniversaries and terms
