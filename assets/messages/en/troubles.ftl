# Reading a registry
load-not-found = “{ $file }” cannot be found.
load-not-found-hint = Check the name and the folder of the file.
load-denied = You are not allowed to read “{ $file }” ({ $detail }).
load-denied-hint = Check the permissions of the file or ask your administrator.
load-io = “{ $file }” cannot be read ({ $detail }).
load-io-hint = Check the disk or the connection to the shared folder.
load-not-text = Line { $line } of “{ $file }” is not UTF-8 text.
load-not-text-hint = Check that it is a registry (.ron) file in UTF-8.
load-empty = “{ $file }” is empty.
load-empty-hint = A save may have been cut short; try the .bak file beside it.
load-newer = “{ $file }” was made by a newer version (form { $version }); this one reads form { $known }. The file was not touched.
load-newer-hint = Open it with a newer Kizuna.
load-form = “{ $file }”, line { $line }, column { $column }: { $what }
load-form-in-record = “{ $file }”, line { $line }, column { $column } (record “{ $record }”): { $what }
form-missing = the field “{ $field }” is missing.
form-no-such-field = there is no field “{ $field }”.
form-field-twice = the field “{ $field }” stands twice.
form-no-such-word = “{ $word }” cannot be used here.
form-cut-off = the file ends too early.
form-comma = a “,” or a closing bracket is needed.
form-string = a text in “"” is needed.
form-colon = a “:” is needed.
form-trailing = there is something behind the end.
form-other = this cannot be read ({ $detail }).
form-hint = Mend that line and open the file again.
form-hint-missing = Add the field to that record and open the file again.
form-hint-cut-off = A bracket may not be closed, or a save was cut short; see the .bak file beside it, too.
form-hint-nearest = Did you mean “{ $nearest }”?
form-hint-words = Possible are { $words }.

# Writing
save-io = “{ $file }” cannot be written ({ $detail }). The file is as it was.
save-denied-hint = Choose another place that you may write to.
save-no-folder-hint = Check that the folder exists.
save-full-hint = Make room on the disk or choose another place.
save-io-hint = Try to save in another place.
save-changed = Somebody else changed “{ $file }” after you opened it. It was not overwritten.
save-changed-hint = Save under another name and compare the two.
save-exists = There is a file “{ $file }” already. It was not overwritten.
picture-too-large = The picture would be too large ({ $width } by { $height } points).
picture-too-large-hint = Choose a smaller size or fewer points an inch (dpi), or write a .pdf or .svg.
picture-not-drawn = The picture could not be made ({ $detail }).
name-refused = The name “{ $file }” has “{ $letter }” in it, which PCs with Windows do not accept.
name-device = “{ $file }” is the name of a device on PCs with Windows, so that no file can have it.
name-end = The name “{ $file }” ends in a dot or a blank, which PCs with Windows do not accept.
name-refused-hint = Choose another name. A file that is there already is as it was.
public-names-internal = The filters or the middle of the view name an internal record.
public-names-internal-hint = Take that condition away, or export the internal records, too.
save-public = This window shows the registry without its internal records, so it cannot be saved over its own file “{ $file }”.
save-public-hint = Save under another name; the original stays as it is.
save-form = The registry cannot be put into its file form ({ $detail }).

# Changing
edit-gone = The record “{ $id }” is gone.
edit-empty-name = A name needs Japanese or English.
edit-bad-place = Latitude must be −90 to 90, longitude −180 to 180.
edit-same-view = Two views have the same id.
edit-bad-pin = It cannot be put there.

io-not-found = there is no such place
io-denied = there is no permission to read or write it
io-read-only = the place cannot be written to
io-full = the disk is full
io-is-folder = it is a folder, not a file
io-not-a-folder = part of the path is not a folder
io-bad-name = the name cannot be used for a file
io-other = the system says: { $detail }
