# Conditions, beside those that are names
visibility-public = public
visibility-internal = internal
condition-least-ties = { $count ->
    [one] at least 1 tie
   *[other] at least { $count } ties
}
condition-steps = within { $steps } steps of { $name }
facet-kinds = all conditions on kinds
facet-classes = all conditions on classes
facet-sorts = all conditions on sorts of partners
facet-places = all conditions on regions and countries
facet-themes = all conditions on themes
facet-statuses = all conditions on states
facet-actors = all chosen cities and bodies
phrase-open-quote = A quotation mark is not closed: { $text }

# What was not understood
unknown-actor-kind = There is no sort of partner “{ $word }”.
unknown-visibility = “{ $word }” is not a visibility.
unknown-view = There is no saved view “{ $word }”.

# Help of the command line
help-saved = Begin with a saved view (see kizuna list views); what else is typed comes first
help-actor-kind = Sort of partner: city, port, overseas office …; repeatable
help-visibility = Only public records, or only internal ones (public, internal)
help-steps = How many steps from --actor (1, 2, 3; not through the home city)
help-min-ties = Only partners with at least so many ties

# Saved views
column-lens = Conditions

# Filters of partners
filter-all-regions = All of these regions
filter-actors = Chosen cities and bodies
filter-steps = How far to look
filter-steps-choice = { $steps ->
    [1] Direct
   *[other] { $steps } steps
}
filter-steps-help = Steps do not lead on through the home city.
filter-sorts = Partner types
filter-least-head = Number of ties
filter-least-any = any
filter-least = { $count } or more
filter-least-help = Partners with at least this many of the remaining ties
filter-least-more = Ask for more ties
filter-least-fewer = Ask for fewer ties
filter-least-counts = Beside each condition stands what it leaves if chosen alone. These numbers may add up to less than is shown.
filter-visibility = Visibility

# Saved views in the window
command-save-view = Save this view…
command-save-view-help = Gives the time and conditions a name, to open them again at any time.
command-views = Organise views…
command-views-help = Changes names, conditions and order of the saved views.
views-head = Saved views
view-save-head = Save this view
view-picker = Saved views
view-none = Choose a view
view-help = Times and conditions that were saved under a name
view-empty = No views have been saved yet.
view-shows = { $what }
view-name-ja = Name in Japanese (if empty, as in English)
view-name-en = Name in English
view-follows = Follow today's date
view-replaces = Replaces the conditions of “{ $name }”.
view-open = Open “{ $name }”
view-remove = Remove “{ $name }”
view-up = Move “{ $name }” up
view-down = Move “{ $name }” down
view-rename = Rename
view-rename-name = Rename “{ $name }”
view-update = Update to current view
view-update-name = Set “{ $name }” to what is shown
view-update-help = The view takes the time and conditions that are shown now
menu-views = Saved views
command-open-view = View: { $name }
command-open-view-help = Shows what the saved time and conditions leave.
view-name = { $name }
reason-most-panes = No more than three views stand beside each other.
reason-one-pane = Only of use while several views stand beside each other.
reason-no-trail = Only of use after the centre has moved.
reason-no-range = Only of use while a range of time is chosen.
phrase-nested = A saved view cannot begin with another view.
view-unreadable = View “{ $view }”: { $why }
steps-need-actor = --steps is used together with --actor.
date-meant = Did you mean { $date }?
views-take-no-lens = The list of views takes no conditions.
view-internal = Show this view to staff only
view-moving = follows today's date
view-replace = Replace
notice-view-saved = View added. The registry itself is not saved yet.
notice-view-changed = View changed. The registry itself is not saved yet.
