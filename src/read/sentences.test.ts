import assert from 'node:assert/strict'
import test from 'node:test'
import { loadLanguage } from '../languages/index.ts'
import { splitSentences } from './sentences.ts'

/** Paragraphs by language, `|` where a sentence ends. */
const paragraphs: Readonly<Record<string, readonly string[]>> = {
  en: [
    'The envoy flew to the U.S. on Monday.| Talks began at once.',
    'He has lived in the U.S.| The family moved there in 1990.',
    'The U.S. Senate voted.| The U.K. did not.',
    'Dr. Smith met Mr. Jones and Mrs. Lee at 5 p.m. on Friday.| They agreed.',
    'The shop closes at 5 p.m.| The bar stays open.',
    'Gen. Mark Lane and Lt. Col. Ann Bell spoke to Sen. Cole.| Rep. Dunn was absent.',
    'J. D. Vale and George H. W. Hill met in St. Petersburg.| It rained.',
    '“We will not yield!” he said.| Then he left the room.',
    '“Is it over?” asked the reporter.| Nobody answered.',
    '“It is over.”| The crowd cheered.',
    'He shouted: “Stop!”| She ran.',
    'The price rose to $3.5 million, or 2.3 percent.| Nobody knew why.',
    'No. 10 declined to comment.| The office on Jan. 5 was closed.',
    'They waited… and waited.| Then it came.',
    'They waited…| Nobody came.',
    'Really?!| Yes, really.',
    'Acme Inc. and Bolt Corp. merged, i.e. became one.| Shares, e.g. those of Bolt Co., fell.',
    'The vote (it was the third.) failed.| So did the fourth.',
    'WASHINGTON, Oct. 28 (Agency) — |The envoy left.',
    'GENEVA — |The envoy left.',
    'The deal (signed in May) – a first – holds.',
    'See www.example.com for details.| Write to a.b@example.org today.',
  ],
  fr: [
    'Kinshasa, 3 février 2026 - |La République a répondu.',
    'Paris, capitale depuis 987 - ou presque - dort.',
    'Paris, 12 mars 2026 (Agence) – |« Nous verrons », a-t-il dit.',
    'M. Dupont et Mme Durand ont rencontré le Dr. Petit.| Ils sont d’accord.',
    '« Nous ne céderons pas ! » a-t-il dit.| Puis il est parti.',
    '« Est-ce fini ? » demande un journaliste.| Personne ne répond.',
    'Le prix est de 3,5 millions d’euros.| Il a augmenté de 2.3 points.',
    'Ils ont attendu… puis sont partis.| La salle était vide.',
    'La réunion, prévue à 10 h. 30, etc., est reportée.| On verra.',
    'J.-P. Martin l’a confirmé.| Le ministre aussi.',
    '« C’est terminé. »| La foule applaudit.',
  ],
  de: [
    'Berlin, 3. Februar 2026 – |Der Rat tagt.',
    'Der Rat tagt am 3. Mai in Berlin.| Am 5. Juni folgt die Wahl.',
    'Dr. Meyer und Prof. Dr. Schulz kamen z. B. aus Bonn.| Sie blieben bis ca. 17 Uhr.',
    '„Wir geben nicht nach!“, sagte er.| Dann ging er.',
    '„Ist es vorbei?“, fragte der Reporter.| Niemand antwortete.',
    'Er sagte: „Es ist vorbei.“| Die Menge jubelte.',
    'Im 19. Jahrhundert, d. h. vor langer Zeit, war das anders.| Heute nicht.',
    'Die Firma Muster u. Co. hat 3,5 Mio. Euro bezahlt.| Das reicht nicht.',
    'Sie warteten … und warteten.| Niemand kam.',
    'Der Zug fuhr um 8.30 Uhr ab.| Er kam pünktlich an.',
    'MOSKAU, 28. Oktober (Agentur) - |Der Minister reist ab.',
    'Berlin (dpa) – |Der Rat tagt.| Die Sitzung vom 28. Oktober fällt aus.',
    'Angela Merkel (CDU) sprach – kurz – mit ihm.',
  ],
  es: [
    'Madrid, 23 may. (Agencia).- |El ministro habló.| Luego salió.',
    'LA HABANA, 28 oct (Agencia) - |Fidel habló.',
    'El Sr. Gómez y la Sra. Ruiz viajaron a EE. UU. el lunes.| Allí hablaron.',
    '«¡No cederemos!», dijo.| Luego se fue.',
    '—¿Se acabó? —preguntó el periodista.| Nadie respondió.',
    '¿Qué pasó?| ¡Nadie lo sabe!| Así fue.',
    'El precio subió a 3.500 dólares, un 2,3 %.| Nadie sabe por qué.',
    'El Dr. Pérez y D. Juan López llegaron a las 5 p. m. al hotel.| Llovía.',
    'Esperaron… y esperaron.| Nadie llegó.',
    '«Se acabó».| La gente aplaudió.',
  ],
  ru: [
    'МОСКВА, 5 янв — |Министр уехал.',
    'МОСКВА, 23 октября (Агентство) — |Правительство ответило.',
    'Посол прилетел в г. Москву, т. е. в столицу.| Переговоры начались.',
    'В 2024 г. погибли 12 тыс. чел.| Это много.',
    '«Мы не уступим!» — сказал он.| Потом он ушёл.',
    '«Всё кончено?» — спросил журналист.| Никто не ответил.',
    'В. В. Иванов и А. С. Петров встретились на ул. Ленина.| Шёл дождь.',
    'Убытки составили 3,5 млн руб. и выросли на 2,3 %.| Причина неизвестна.',
    'Они ждали… и ждали.| Никто не пришёл.',
    'Учёные, врачи и т. д. собрались у здания.| Их было много.',
    'Он спросил: «Где они?»| Она молчала.',
    'Об этом сообщает им. Пушкина музей, т. к. так решили.| Всё.',
  ],
  uk: [
    'Посол прилетів до м. Києва, тобто до столиці.| Переговори почалися.',
    'У 2024 р. загинули 12 тис. осіб.| Це багато.',
    '«Ми не поступимося!» — сказав він.| Потім він пішов.',
    '«Усе скінчено?» — запитав журналіст.| Ніхто не відповів.',
    'В. В. Іваненко та А. С. Петренко зустрілися на вул. Шевченка.| Ішов дощ.',
    'Збитки становлять 3,5 млн грн. і зросли на 2,3 %.| Причина невідома.',
    'Вони чекали… й чекали.| Ніхто не прийшов.',
    'Учені, лікарі і т. д. зібралися біля будівлі.| Їх було багато.',
  ],
  ar: [
    'دمشق - سانا: |لقي تسعة أشخاص مصرعهم.',
    'غزة 5 يناير (وكالة) - |قال الوزير إنه سيعود.',
    'وصل المبعوث إلى القاهرة يوم الاثنين.| بدأت المحادثات فورا.',
    'هل انتهت الحرب؟| لا أحد يعرف.',
    'قال الوزير: «لن نستسلم!».| ثم غادر القاعة.',
    'بلغ السعر 3.5 مليون دولار.| ولم يعرف أحد السبب.',
    'وصل د. أحمد سالم إلى المدينة.| كان الجو ممطرا.',
    'انتظروا…| ثم غادروا.| كانت القاعة خالية.',
    'سأل الصحفي: "هل انتهى الأمر؟"| لم يجب أحد.',
    'یہ خبر ہے۔| دوسری خبر۔',
  ],
  zh: [
    '新华社基辅1月22日电（记者李明）|总统22日说，愿意会谈。',
    '中新网1月22日电 |综合报道，部长会见了代表。',
    '【环球网报道 记者 李明】|部长表示欢迎。',
    '本报讯（记者李明）|部长表示欢迎。',
    '他说，手机没电（只剩一格）也要打。',
    '特使周一抵达北京。|会谈随即开始。',
    '“我们不会让步！”|他说。|然后他离开了。',
    '“我们不会让步！”，他说。|“天黑了。”的标题很长。',
    '他说：“一切都结束了。”|人群欢呼起来。',
    '“结束了吗？”|记者问。|没有人回答。',
    '他说：“我们准备好了。|我们出发。”|她没有说话。',
    '他们等了又等……没有人来。|天黑了。',
    '价格上涨至3.5万元，涨幅2.3%。|没有人知道原因。',
    '（记者王五）会议闭幕。|下次会议在五月。',
    '真的吗？！|是真的。',
    '据报道,该公司于5月3日成立.|之后迁往上海。|员工有两百人。',
  ],
}

for (const [code, list] of Object.entries(paragraphs))
  test(`sentences of ${code} end where they end`, async () => {
    const language = (await loadLanguage(code))!
    for (const marked of list) {
      const text = marked.replaceAll('|', '')
      const found = splitSentences(text, { start: 0, end: text.length }, language)
      assert.deepEqual(
        found.map((s) => text.slice(s.start, s.end)),
        marked.split('|').map((s) => s.trim()),
      )
    }
  })
