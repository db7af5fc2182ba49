# 説明資料。$tone は文体（polite ＝ です・ます、plain ＝ である）。
brief-paper = { $names }に関する説明資料
brief-paper-for = { $title } 説明資料
brief-as-of = { $day }現在
brief-visit-line = { $dates }（{ $direction }）
brief-incoming = 受入
brief-outgoing = 訪問
brief-internal = 内部資料
brief-shared = 全体
brief-page = { $page } / { $pages }
brief-foot = { $registry }（{ $day }現在）
brief-sources = 出典
brief-source = 「{ $title }」（{ $details }）{ $section }
brief-source-draft = 決定前の原案
brief-source-seen = { $date }参照
brief-about-day = 基準日
brief-about-registry = 台帳
brief-about-made = 作成日
brief-summary = 概要
brief-itinerary = 日程
brief-profile = 相手方の概要
brief-ties = 提携の状況
brief-history = 沿革
brief-doings = これまでの交流
brief-offices = 関係する事務所と所管
brief-common = 共通のつながり
brief-figures = 事業と数値
brief-horizon = 今後の周年と期限
brief-horizon-none = { $until }までに、節目の周年や期限は{ $tone ->
    [polite] ありません。
   *[plain] ない。
}
brief-due-of = { $who }（{ $matter }）
brief-due-told = { $what }{ $occasion }
brief-next-due = 今後の節目：{ $what }（{ $date }）
brief-due-remarked = { $told }（{ $remarks }）
brief-column-due = 周年・期限
brief-count-all = { $day }現在、続いている関係は{ $count }件{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-policy = 地域別の方針
brief-protocol = 儀礼上の留意点
brief-doubts = 確認を要する点
brief-questions = 未確定の事項
brief-list = { $names }
brief-title = { $title }
brief-date = { $date }
brief-span = { $from }から{ $to }まで
brief-date-open = 未定
brief-fact-of = { $name }：{ $fact }
brief-told-otherwise = { $told }（別の記載：{ $others }）
brief-remark = { $about }：{ $text }
brief-policy-item = { $title }：{ $text }
brief-column-kind = 種類
brief-column-with = 当事者
brief-column-since = 始まり
brief-column-state = 状態
brief-column-when = 時期
brief-column-what = 内容
brief-column-sort = 区分
brief-column-theme = 分野
brief-column-office = 事務所
brief-column-matter = 項目
brief-column-desk = 担当
brief-column-duty = 所管の内容
brief-column-figure = 項目
brief-column-period = 期間
brief-column-value = 値
brief-column-role = 区別
brief-column-stop = 相手方
brief-column-meets = 面会の相手
brief-is = { $name }は、{ $sort }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-is-country = { $name }は、{ $region }の国{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-is-of = { $name }は、{ $seat }の{ $sort }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-is-in-country = { $name }は、{ $country }にある{ $sort }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-is-in-region = { $name }は、{ $country }（{ $region }）にある{ $sort }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-weightiest = { $names }とは、{ $date }に「{ $kind }」の関係を結び、現在も有効{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-weightiest-lasting = { $names }との間には、{ $date }から「{ $kind }」の関係があり、現在も続いて{ $tone ->
    [polite] います。
   *[plain] いる。
}
brief-weightiest-between = { $names }との間には「{ $kind }」の関係があり、始まりは{ $date }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-weightiest-unconfirmed = { $names }とは、{ $date }に「{ $kind }」の関係が始ま{ $tone ->
    [polite] りました。終了の記録はありませんが、出典での確認は{ $known }までです。
   *[plain] った。終了の記録はないが、出典での確認は{ $known }までである。
}
brief-weightiest-suspended = { $names }とは、{ $date }に「{ $kind }」の関係が始まり、現在は休止中{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-weightiest-possible = { $names }とは、{ $date }に「{ $kind }」の関係を結び、現在も有効である可能性が{ $tone ->
    [polite] あります。
   *[plain] ある。
}
brief-weightiest-undated = { $names }とは「{ $kind }」の関係に{ $tone ->
    [polite] ありますが、始まりの時期は記録されていません。
   *[plain] あるが、始まりの時期は記録されていない。
}
brief-count = { $day }現在、続いている関係は{ $count }件、そのうち提携・協定などは{ $front }件{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-last-doing = 記録されている最近の交流は、{ $date }の「{ $title }」{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-doubt-count = 出典によって記載が異なる事項が{ $count }件{ $tone ->
    [polite] あります（「確認を要する点」をご覧ください）。
   *[plain] ある（「確認を要する点」を参照）。
}
brief-ties-none = { $day }に続いている関係は記録されて{ $tone ->
    [polite] いません。
   *[plain] いない。
}
brief-ties-table = 提携・協定
brief-ties-others = その他の関係
brief-ties-ended = 終了した関係
brief-tie-titled = { $kind }「{ $title }」
brief-tie-with = { $names }
brief-since = { $date } { $event }
brief-since-unknown = 記録なし
brief-state = { $parts }
brief-state-in-force = 有効
brief-state-possible = 有効の可能性あり
brief-state-suspended = 休止中
brief-state-planned = 予定
brief-state-not-yet = 開始前
brief-state-ended = 終了
brief-state-until = 期限は{ $date }
brief-state-known = 出典での確認は{ $date }まで
brief-history-tie = { $kind }（{ $names }）：{ $event }
brief-history-noted = { $told }（{ $note }）
brief-history-milestone = { $title }
brief-doings-none = { $name }との交流の記録は{ $tone ->
    [polite] ありません。
   *[plain] ない。
}
brief-doings-count = 記録されている交流は{ $count }件{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-doings-count-about = 記録されている交流は{ $count }件で、主な分野は{ $themes }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-doings-lead = 記録されている交流は、{ $from }から{ $to }までの{ $count }件で、主な分野は{ $themes }{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-theme-count = { $theme }（{ $count }件）
brief-doings-planned = 予定の記載が{ $count }件あり、実施の記録は{ $tone ->
    [polite] ありません。
   *[plain] ない。
}
brief-doing-planned = { $title }（予定。実施の記録なし）
brief-doing-stage = { $title }（{ $stage }）
brief-offices-region = 同じ地域（{ $region }）にある事務所
brief-offices-table = 海外事務所
brief-desks = 所管
brief-duty-for = { $name }
brief-common-direct = { $name }とは「{ $kind }」の関係にあり、{ $name }は{ $home }とも関係が{ $tone ->
    [polite] あります。
   *[plain] ある。
}
brief-common-through = { $network }は、{ $home }と関係のある{ $names }（{ $count }件）ともつながって{ $tone ->
    [polite] います。
   *[plain] いる。
}
brief-common-country = { $country }でほかに提携のある相手：{ $names }（{ $count }件）
brief-projects = 事業
brief-numbers = 数値
brief-profile-name = 名称
brief-profile-reading = 読み
brief-profile-sort = 種別
brief-profile-country = 国・地域
brief-profile-seat = 所在
brief-profile-region = 地域区分
brief-profile-region-in = { $region }（{ $scheme }）
brief-profile-place = 位置
brief-profile-name-since = 現在の名称
brief-profile-former = 以前の名称
brief-profile-variant = 別の表記
brief-profile-within = 当地の港・機関など
brief-profile-bodies = 置かれた組織
brief-name = { $name }
brief-name-from = { $name }（{ $from }から）
brief-name-until = { $name }（{ $until }まで）
brief-name-from-until = { $name }（{ $from }から{ $until }まで）
brief-direction = 種別
brief-dates = 期間
brief-purpose = 目的
brief-themes = 分野
brief-languages = 使用言語
brief-protocol-none = 儀礼に関する記録は{ $tone ->
    [polite] ありません。
   *[plain] ない。
}
brief-earlier = これまでの訪問・受入
brief-doubts-none = 出典の食い違いや、長く確認されていない事項は見当たり{ $tone ->
    [polite] ません。
   *[plain] ない。
}
brief-doubt-of = { $record }の「{ $fact }」
brief-doubt-date = 「{ $record }」の時期
brief-doubt-name-from = 名称「{ $name }」の使用の始まり
brief-doubt-name-until = 名称「{ $name }」の使用の終わり
brief-doubt-contested = { $about }は、出典によって記載が{ $tone ->
    [polite] 異なります。本資料は「{ $first }」によっていますが、「{ $others }」とする出典もあります。
   *[plain] 異なる。本資料は「{ $first }」によるが、「{ $others }」とする出典もある。
}
brief-doubt-vague = { $record }の「{ $fact }」の時期は、{ $date }としか{ $tone ->
    [polite] 分かりません。
   *[plain] 分からない。
}
brief-doubt-stale = { $kinds }について、{ $date }より後の状況を示す出典が{ $tone ->
    [polite] ありません。現況の確認が必要です。
   *[plain] ない。現況の確認を要する。
}
brief-doubt-no-place = 位置（座標）が記録されて{ $tone ->
    [polite] いません。
   *[plain] いない。
}
brief-doubt-no-start = { $record }の始まりの時期が記録されて{ $tone ->
    [polite] いません。
   *[plain] いない。
}
brief-doubt-no-doings-since = 記録されている最後の交流は、{ $date }のもの{ $tone ->
    [polite] です。
   *[plain] である。
}
brief-picture-map = { $name }の位置と提携
brief-picture-network = { $name }をめぐる関係
brief-picture-timeline = { $name }との関係の推移
brief-nobody = 資料にする相手が指定されていません。
brief-nobody-hint = 都市・機関の番号（ID）か名称、または訪問・受入の記録を指定してください。
brief-no-stop = 訪問・受入「{ $id }」に訪問先がありません。
brief-no-stop-hint = 訪問・受入の記録に訪問先を加えるか、都市・機関を指定してください。
brief-unknown = 「{ $id }」という記録はありません。
brief-unknown-hint = 「kizuna list actors」か検索で、番号（ID）を確かめてください。
brief-file = { $names }_説明資料
brief-ending = 「{ $file }」がどの形式のファイルか分かりません。
brief-ending-hint = ファイル名の終わりを .pdf、.docx、.html、.md のどれかにしてください。
brief-not-set = 説明資料を組めませんでした：{ $detail }
brief-no-delegation = 「{ $value }」という訪問・受入の記録はありません。
brief-no-delegation-hint = 「kizuna list delegations」で番号（ID）を確かめてください。
brief-no-template = 「{ $value }」というひな形はありません。
brief-no-typesetter = このプログラムは、PDFの説明資料を作る機能を外して作られています。
brief-no-typesetter-hint = .docx、.html、.md のどれかで書き出してください。
help-brief = 都市・機関や訪問・受入についての説明資料を作る
help-brief-ids = 都市・機関の番号（ID）か名称。複数なら訪問順に並べる
help-brief-out = 書き出すファイル。終わりが形式になる（.pdf、.docx、.html、.md）
help-brief-delegation = どの訪問・受入のための資料か（番号か名称）。訪問先と期間はその記録による
help-brief-template = ひな形（courtesy 表敬訪問、business ビジネスミッション、outgoing 海外出張、anniversary 周年事業、または保存したひな形）
help-brief-as-of = この日現在の状況を書く（なければ訪問・受入の初日、それもなければ今日）
help-brief-lang = 資料の言語（ja、en、both は日英併記）
delegation-briefing = 「{ $name }」の説明資料を作る
delegation-briefing-first = 入力した内容を反映してから、説明資料を作ってください。
