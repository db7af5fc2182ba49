# Delegations: words
direction-incoming = 受入
direction-outgoing = 訪問
protocol-address = 敬称・呼び方
protocol-flags = 国旗・国歌
protocol-gift-given = 贈呈品
protocol-gift-received = 受領品
protocol-seating = 席次
protocol-diet = 食事の制限
protocol-interpreter = 通訳
protocol-other = その他

# Templates of briefings: words
template-tone-polite = です・ます調
template-tone-plain = である調
template-section-summary = 概要
template-section-itinerary = 日程
template-section-profile = 相手方の概要
template-section-ties = 有効な提携
template-section-history = 経緯
template-section-doings = 活動の実績
template-section-offices = 関係する機関
template-section-common = 共通のつながり
template-section-figures = 事業と数値
template-section-horizon = 今後の節目
template-section-policy = 関係する方針
template-section-protocol = 儀礼
template-section-doubts = 未確認の事項

# What is found in them
finding-stop-outside = 「{ $actor }」の日程（{ $date }）が、全体の日程の外にあります。
finding-stop-backwards = 「{ $actor }」の日程の終わりが始まりより前です。
finding-stops-out-of-order = 「{ $actor }」の日程（{ $date }）が、その前にある「{ $before }」より前の日付です。
finding-section-twice = 「{ $section }」の章が2つあります。
finding-no-stops = 相手方が入っていません。

# Undo
change-delegation = 訪問・受入の変更
change-delegation-new = 訪問・受入の追加
change-delegation-remove = 訪問・受入の削除
change-template = 資料のひな形の変更
change-template-new = 資料のひな形の追加
change-template-remove = 資料のひな形の削除
edit-taken = ID「{ $id }」はすでに使われています。

# What differs
diff-delegations = 訪問・受入
diff-templates = 資料のひな形
part-direction = 訪問か受入か
part-purpose = 目的
part-stops = 相手方
part-meets = 面会者
part-languages = 使う言語
part-protocol = 儀礼
part-questions = 確認事項
part-tone = 文体
part-sections = 章立て

# The sheet of a workbook
sheet-delegations = 訪問・受入
sheet-delegations-about = 予定している、または実施した訪問と受入
head-stops = 相手方ごとの日程

# Found
search-delegations = 訪問・受入（{ $count }件）

# The list in the window
command-delegations = 訪問・受入…
command-delegations-help = 予定している訪問と受入、これまでの訪問と受入の一覧を開きます。
command-new-delegation = 訪問・受入を新しく作る…
command-new-delegation-help = 訪問または受入の日程、相手方、儀礼の注意などを入れる画面を開きます。
command-delegation-from-selection = 選んだ相手との訪問・受入を作る…
command-delegation-from-selection-help = 選んである都市・機関を相手方として、訪問または受入を新しく作ります。
words-delegations = 出張 代表団 訪問団 来訪 表敬 日程 旅程 プロトコル delegation visit trip itinerary
delegations-empty = まだ訪問・受入がありません。これからの訪問や来訪の受入を、日程、相手方、面会者、儀礼の注意、確認事項とともに記録しておく場所です。終わったものは履歴として残り、次の準備に使えます。
delegations-drafts = 書きかけ
delegations-ahead = これから
delegations-past = これまで
delegation-past = 実施済み
delegation-unapplied = まだ反映されていません
delegation-untitled = 題名なし
delegation-new-short = 新しく作る
delegation-from-selection = 選んだ相手から作る
delegation-copy = 複製
delegation-copy-name = 「{ $name }」を複製
delegation-copy-help = 相手、目的、注意を引き継ぎ、日付と贈答の記録は空にして、新しい訪問・受入を作ります。
delegation-copy-title = { $title }（写し）
delegation-open = 「{ $name }」を開く
delegation-no-stop-yet = 相手方は未定
delegation-open-questions = 確認事項 { $count }件

# The form
delegation-new = 新しい訪問・受入
delegation-edit = 訪問・受入の編集
delegation-back = 一覧に戻る
delegation-back-help = 入力中の内容は、反映するか破棄するまで残ります。
delegation-drop = 入力を破棄
delegation-drop-help = ここで入力した内容を捨てて、一覧に戻ります。
delegation-ja = 日本語
delegation-en = 英語
delegation-field-ja = { $label }（日本語）
delegation-field-en = { $label }（英語）
delegation-numbered = { $label } { $number }
delegation-take-away = { $what }を外す
delegation-date = 始まり
delegation-until = 終わり
delegation-no-title = 題名を、日本語か英語で入れてください。
delegation-no-date = 始まりの日付を入れてください。月や年度まででもかまいません。
delegation-until-before = 終わりが始まりより前です。
delegation-stop-outside = 全体の日程の外の日付です。
delegation-stop-early = 前の相手方より前の日付です。順番を入れ替えるか、日付を直してください。
delegation-faults = 直すところが { $count } か所あります。
delegation-no-stops = 訪れる相手、または来訪する相手を加えてください。
delegation-add-stop = 相手方を加える
delegation-find-hint = 名前で探す
delegation-found-none = 台帳に見つかりません。
delegation-add-actor = { $name }を相手方に加える
delegation-meets = 面会者（役職。個人名は入れません）
delegation-add-meets = 面会者を加える
delegation-what = 行うこと
delegation-language = 言語
delegation-add-language = 言語を加える
delegation-matter = 儀礼の事項
delegation-add-protocol = 儀礼の注意を加える
delegation-question = 確認事項
delegation-add-question = 確認事項を加える
delegation-internal = 内部限り
delegation-internal-help = 内部限りの訪問・受入と注意は、公開用の出力に入りません。
