/// Short lines that open what stands below an article: links to others, the author, the comments.
enum TailLines {
  /// Whether a short line opens the page's end.
  static func opensTail(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    let folded = line.prefix(48).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    for phrase in phrases[Int(first >= 0x41 && first <= 0x5A ? first | 0x20 : first)]
    where folded.starts(with: phrase) {
      return true
    }
    return false
  }

  /// By first byte.
  private static let phrases: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for line in list.split(separator: "\n") {
      table[Int(line.utf8.first ?? 0)].append(Array(line.utf8))
    }
    return table
  }()

  private static let list = """
    related article
    related stor
    related post
    related news
    related topic
    related read
    related content
    related link
    related:
    read more
    read next
    read also
    more from
    more stories
    more news
    more on this
    more like this
    more about
    further reading
    see also
    also read
    you may also
    you might also
    you may like
    recommended
    about the author
    about author
    written by
    leave a reply
    leave a comment
    comments
    post a comment
    join the conversation
    share this
    share the article
    follow us
    subscribe
    sign up
    stay up to date
    get the latest
    newsletter
    latest news
    latest stories
    most read
    most popular
    popular posts
    recent posts
    trending
    tags:
    topics:
    filed under
    copyright
    up next
    what to read next
    mehr zum thema
    mehr von
    weitere artikel
    weitere themen
    das könnte sie
    lesen sie auch
    lesen sie mehr
    ähnliche artikel
    kommentare
    über den autor
    zur startseite
    lire aussi
    à lire aussi
    sur le même sujet
    articles liés
    commentaires
    leer más
    lea también
    te puede interesar
    más información
    más noticias
    comentarios
    noticias relacionadas
    leggi anche
    articoli correlati
    commenti
    leia também
    leia mais
    czytaj także
    czytaj też
    zobacz też
    zobacz także
    läs mer
    läs också
    lees ook
    lees meer
    les også
    læs også
    čtěte také
    читайте также
    читайте ещё
    читайте еще
    комментарии
    اقرأ أيض
    إقرأ أيض
    اقرأ المزيد
    إقرأ المزيد
    شاهد أيض
    مواضيع ذات صلة
    مواضيع متعلقة
    أخبار ذات صلة
    اخبار ذات صلة
    مقالات ذات صلة
    موضوعات متعلقة
    موضوعات ذات صلة
    قد يعجبك
    قد يهمك
    المزيد من
    التعليقات
    أضف تعليق
    اترك تعليق
    اترك رد
    شارك المقال
    شارك الخبر
    الأكثر قراءة
    الكلمات الدالة
    الكلمات المفتاحية
    كلمات مفتاحية
    الوسوم
    عن الكاتب
    نبذة عن الكاتب
    """
}
