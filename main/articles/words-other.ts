/** Small lists for languages other than English: openers of clauses, titles, forms of verbs of saying, other cues. */
export const OTHERS: Readonly<
  Record<string, { openers: string; titles: string; sayings: string; phrases: string }>
> = {
  de: {
    openers:
      'und aber oder denn sondern doch dass daß weil wenn ob obwohl während als nachdem bevor damit wer was wo wie warum welcher welche welches',
    titles:
      'dr prof hr fr st nr ca bzw evtl ggf vgl usw u a z b d h jan feb mär apr jun jul aug sep okt nov dez',
    sayings:
      'sagt sagte sagten sagen gesagt erklärt erklärte erklärten meint meinte behauptet behauptete betont betonte fordert forderte warnt warnte teilte berichtet berichtete schreibt schrieb kritisiert kritisierte bestätigt bestätigte bestreitet bestritt glaubt glaubte hofft hoffte kündigte versprach verspricht fügte antwortete fragte lobte nannte laut zufolge',
    phrases: '',
  },
  fr: {
    openers:
      'et mais ou or donc car que qui dont où quand lorsque puisque parce si comme tandis afin pour alors',
    titles: 'm mm mme mmes mlle dr pr st ste me mgr av art fig vol n no janv févr avr juil sept oct nov déc',
    sayings:
      'dit disent disait déclare déclaré déclarait affirme affirmé affirmait assure assuré estime estimé explique expliqué ajoute ajouté annonce annoncé indique indiqué précise précisé souligne souligné confirme confirmé dénonce dénoncé demande demandé critique critiqué pense croit espère promet promis avertit prévient écrit selon',
    phrases: 'd’après',
  },
  es: {
    openers:
      'y e pero o u sino que quien quienes donde cuando como porque aunque si mientras pues para cuyo cual',
    titles:
      'sr sra srta sres dr dra d dña lic ing gral prof ud uds st núm pág art ene feb mar abr jun jul ago sept oct nov dic',
    sayings:
      'dice dicen dijo dijeron dicho decía afirma afirmó afirmado asegura aseguró declara declaró explica explicó añade añadió agregó anuncia anunció indica indicó señala señaló subrayó confirma confirmó denuncia denunció advierte advirtió pide pidió critica criticó niega negó cree creen piensa espera promete prometió escribe escribió según',
    phrases: '',
  },
  ru: {
    openers:
      'и а но или что чтобы который которая которое которые когда где куда если хотя потому пока как поскольку',
    titles: 'г гг ул им т д п др пр см ср напр проф акад стр руб млн млрд тыс',
    sayings:
      'сказал сказала сказали говорит говорил говорила говорят заявил заявила заявили заявляет сообщил сообщила сообщили сообщает отметил отметила отметили отмечает подчеркнул подчеркнула добавил добавила добавили объяснил объяснила пояснил пояснила считает считают считал утверждает утверждают утверждал предупредил предупредила обещал обещала опроверг опровергла подтвердил подтвердила раскритиковал написал написала пишет думает надеется',
    phrases: 'по словам,по мнению,по данным',
  },
  ar: {
    openers: 'لكن ولكن لأن الذي التي الذين عندما بينما إذا حيث',
    titles: 'د أ م',
    sayings:
      'قال قالت قالوا وقال وقالت يقول تقول أعلن أعلنت وأعلن وأعلنت نفى نفت ونفى ونفت أكد أكدت وأكد وأكدت أضاف أضافت وأضاف وأضافت صرح صرحت وصرح ذكر ذكرت وذكر أوضح أوضحت وأوضح اتهم اتهمت زعم زعمت حذر حذرت أشار أشارت نقلت نقل',
    phrases: '',
  },
  he: {
    openers: 'אבל אך כי אשר כאשר למרות אם',
    titles: 'ד״ר פרופ עו״ד',
    sayings:
      'אמר אמרה אמרו ואמר ואמרה אומר אומרת הודיע הודיעה הודיעו והודיע הכחיש הכחישה הכחישו טען טענה טענו וטען מסר מסרה מסרו ציין ציינה הוסיף הוסיפה והוסיף הדגיש הדגישה הזהיר הזהירה הסביר הסבירה אישר אישרה',
    phrases: '',
  },
  zh: {
    openers: '',
    titles: '',
    sayings:
      '说 表示 称 指出 否认 宣布 认为 强调 回应 透露 告诉 声称 承认 警告 解释 補充 补充 批评 說 稱 否認 宣佈 認為 強調 回應 告訴 聲稱 承認 解釋 批評',
    phrases: '',
  },
}
