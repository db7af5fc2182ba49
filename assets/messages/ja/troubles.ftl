# Reading a registry
load-not-found = 「{ $file }」が見つかりません。
load-not-found-hint = ファイルの名前と場所を確かめてください。
load-denied = 「{ $file }」を読む権限がありません（{ $detail }）。
load-denied-hint = ファイルの権限を確かめるか、管理者に相談してください。
load-io = 「{ $file }」を読めません（{ $detail }）。
load-io-hint = ディスクや共有フォルダーの接続を確かめてください。
load-not-text = 「{ $file }」の{ $line }行目が UTF-8 の文字として読めません。
load-not-text-hint = 台帳（.ron）のファイルか、文字コードが UTF-8 かを確かめてください。
load-empty = 「{ $file }」は空です。
load-empty-hint = 保存の途中で止まった可能性があります。隣の .bak ファイルを開いてみてください。
load-newer = 「{ $file }」は新しい版（形式 { $version }）で作られたもので、この版（形式 { $known }）では読めません。ファイルには手を付けていません。
load-newer-hint = 新しい版の Kizuna で開いてください。
load-form = 「{ $file }」の{ $line }行目{ $column }文字目：{ $what }
load-form-in-record = 「{ $file }」の{ $line }行目{ $column }文字目（記録「{ $record }」）：{ $what }
form-missing = 「{ $field }」の項目がありません。
form-no-such-field = 「{ $field }」という項目はありません。
form-field-twice = 「{ $field }」の項目が2回あります。
form-no-such-word = 「{ $word }」という値はここでは使えません。
form-cut-off = ファイルが途中で終わっています。
form-comma = 「,」か閉じるかっこが必要です。
form-string = 「"」で囲んだ文字列が必要です。
form-colon = 「:」が必要です。
form-trailing = 終わりの後に余分な文字があります。
form-other = 読み取れない書き方です（{ $detail }）。
form-hint = その行の書き方を直してから、もう一度開いてください。
form-hint-missing = その記録に項目を足してから、もう一度開いてください。
form-hint-cut-off = かっこの閉じ忘れか、保存の中断が考えられます。隣の .bak ファイルも確かめてください。
form-hint-nearest = 「{ $nearest }」のことでしょうか。
form-hint-words = 使えるのは { $words } です。

# Writing
save-io = 「{ $file }」に書き込めません（{ $detail }）。元のファイルはそのままです。
save-denied-hint = 書き込める別の場所を選んでください。
save-no-folder-hint = フォルダーがあるか確かめてください。
save-full-hint = ディスクの空きを増やすか、別の場所を選んでください。
save-io-hint = 別の場所に保存してみてください。
save-changed = 「{ $file }」は、開いた後にほかの人が変更しています。上書きはしていません。
save-changed-hint = 別の名前で保存してから、内容を見比べてください。
save-exists = 「{ $file }」という名前のファイルがすでにあります。上書きはしていません。
picture-too-large = 図が大きすぎます（{ $width }×{ $height } 点）。
picture-too-large-hint = 大きさか細かさ（dpi）を小さくするか、.pdf か .svg にしてください。
picture-not-drawn = 図を作れませんでした（{ $detail }）。
name-refused = 「{ $file }」の名前には「{ $letter }」があり、Windows の PC では使えません。
name-device = 「{ $file }」は、Windows の PC では機器の名前で、ファイルの名前に使えません。
name-end = 「{ $file }」の名前は点か空白で終わっていて、Windows の PC では使えません。
name-refused-hint = ほかの名前にしてください。もとからあるファイルはそのままです。
public-names-internal = 絞り込みか図の中心に、内部用の記録の名前が入っています。
public-names-internal-hint = その条件を外すか、内部用の記録も書き出してください。
save-public = この画面の台帳には内部用の記録がないため、元のファイル「{ $file }」には保存できません。
save-public-hint = 別の名前で保存してください。元のファイルはそのままです。
save-form = 台帳をファイルの形にできません（{ $detail }）。

# Changing
edit-gone = 「{ $id }」という記録はもうありません。
edit-empty-name = 名称は日本語か英語のどちらかが必要です。
edit-bad-place = 座標は緯度 −90〜90、経度 −180〜180 で入れてください。
edit-same-view = 同じIDのビューが2つあります。
edit-bad-pin = その位置には置けません。

io-not-found = その場所がありません
io-denied = 書き込みや読み取りの権限がありません
io-read-only = 書き込みのできない場所です
io-full = 空き容量がありません
io-is-folder = ファイルではなくフォルダーです
io-not-a-folder = 途中にフォルダーでないものがあります
io-bad-name = 使えないファイル名です
io-other = システムの応答：{ $detail }
