# Delegations: words
direction-incoming = 受入
direction-outgoing = 訪問
protocol-address = 敬称・呼び方
protocol-flags = 国旗・国歌
protocol-gift-given = 贈る品
protocol-gift-received = 受け取る品
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
finding-stop-outside = 「{ $actor }」への立寄り（{ $date }）が、全体の日程の外にあります。
finding-stop-backwards = 「{ $actor }」への立寄りの終わりが始まりより前です。
finding-stops-out-of-order = 「{ $actor }」への立寄り（{ $date }）が、その前にある「{ $before }」より前の日付です。
finding-section-twice = 「{ $section }」の章が2つあります。
finding-no-stops = 訪問先・来訪元が入っていません。

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
part-stops = 立寄り先
part-meets = 面会の相手
part-languages = 使う言語
part-protocol = 儀礼
part-questions = 確認すること
part-tone = 文体
part-sections = 章立て
