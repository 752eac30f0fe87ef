import NewsModel

/// Small questions about a line of text, asked of its bytes.
enum Prose {
  /// The text with runs of white space made one space and both ends trimmed.
  static func collapsed(_ text: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var pending = false
    var bytes = Array(text)[...]
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      var isSpace = byte <= 0x20
      if byte == 0xC2, bytes.first == 0xA0 {
        bytes = bytes.dropFirst()
        isSpace = true
      } else if byte == 0xE3, bytes.starts(with: [0x80, 0x80]) {
        bytes = bytes.dropFirst(2)
        isSpace = true
      } else if byte == 0xE2, bytes.first == 0x80, let third = bytes.dropFirst().first,
        third <= 0x8A && third >= 0x80 || third == 0xAF || third == 0xA8 || third == 0xA9
      {
        bytes = bytes.dropFirst(2)
        isSpace = true
      } else if byte == 0xEF, bytes.starts(with: [0xBB, 0xBF]) {
        bytes = bytes.dropFirst(2)
        continue
      }
      if isSpace {
        pending = !result.isEmpty
      } else {
        if pending { result.append(0x20) }
        pending = false
        result.append(byte)
      }
    }
    return result
  }

  static func words(_ text: some Sequence<UInt8>) -> Int {
    var count = 0
    var inside = false
    for byte in text {
      if byte <= 0x20 {
        inside = false
      } else if !inside {
        inside = true
        count += 1
      }
    }
    return count
  }

  /// Whether any letter or digit stands in it.
  static func hasWord(_ text: [UInt8]) -> Bool {
    text.contains {
      $0 >= 0xC3 && $0 != 0xE2 && $0 != 0xEF || $0 >= 0x30 && $0 <= 0x39
        || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
    }
  }

  /// Whether the line ends as a sentence does.
  static func endsSentence(_ text: [UInt8]) -> Bool {
    var text = text[...]
    for closing in ["”", "»", "\"", ")", "’", "'", "]"] {
      if text.suffix(closing.utf8.count).elementsEqual(closing.utf8) {
        text = text.dropLast(closing.utf8.count)
      }
    }
    return [".", "!", "?", "؟", ":", "…", "؛"].contains {
      text.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}

/// Lines that belong to the page rather than the article.
enum Furniture {
  /// Whether a line of text is page furniture; `nil` when it is not, else which kind.
  static func kind(of line: [UInt8]) -> String? {
    if !Prose.hasWord(line) { return "rule" }
    let text = String(decoding: line, as: UTF8.self)
    let words = Prose.words(line)
    let isLong = words > 22
    for phrase in wholeLine where words <= 12 && text.hasPrefix(phrase) { return "furniture" }
    if !isLong { for phrase in anywhere where text.contains(phrase) { return "furniture" } }
    if words <= 40,
      text.hasPrefix("مراسل ") || text.hasPrefix("مراسلة ") || text.hasPrefix("كاتب ")
        || text.hasPrefix("كاتبة ") || text.hasPrefix("صحفي ") || text.hasPrefix("صحفية ")
        || text.hasPrefix("صحافي "),
      [
        "يركز على", "تركز على", "متخصص في", "متخصصة في", "مختص", "يعتمد على أسلوب", "خبرة في",
        "حاصل على", "عمل في", "مهتم ب",
      ].contains(where: text.contains)
    {
      return "author-note"
    }
    return nil
  }

  /// Whether everything after the line is furniture too: a comment form begins.
  static func opensFooter(_ line: [UInt8]) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    return Prose.words(line) <= 8
      && footers.contains { text.hasPrefix($0) }
  }

  private static let footers = [
    "مقالات ذات صلة", "اترك تعليق", "اترك رد", "إقرأ أيضا", "اقرأ أيضا", "إقرأ المزيد",
    "مواضيع ذات صلة",
    "أخبار ذات صلة", "المزيد من الأخبار", "التعليقات", "أضف تعليق", "Related articles",
    "Related posts",
    "Leave a Reply", "Leave a comment", "Read more", "See also", "قد يعجبك أيضا", "موضوعات متعلقة",
    "الأكثر قراءة", "شارك المقال", "الكلمات الدالة", "الكلمات المفتاحية",
  ]

  private static let wholeLine =
    footers + [
      "زر الذهاب إلى الأعلى", "الحقول الإلزامية", "لن يتم نشر عنوان", "تابعونا", "تابعنا",
      "شاهد أيضا",
      "انسخ الرابط", "طباعة", "مشاركة", "شارك", "المصدر:", "الوسوم", "سمات", "وسوم", "رابط مختصر",
      "// انتهى //", "نشر في", "آخر تحديث", "حفظ اسمي", "اشترك في", "جميع الحقوق محفوظة", "©",
      "Share this", "Follow us", "Advertisement", "إعلان", "تعليقات", "البريد الإلكتروني",
      "الرئيسية",
      "Back to top", "Subscribe", "Sign up", "All rights reserved", "Copyright", "Tags:",
    ]

  private static let anywhere = [
    "لن يتم نشر عنوان بريدك", "الحقول الإلزامية مشار إليها", "جميع الحقوق محفوظة",
    "appeared first on", "رابط الخبر بصحيفة", "اشترك في نشرتنا", "ملفات تعريف الارتباط",
    "سياسة الخصوصية", "اضغط هنا", "لمتابعة آخر الأخبار", "قناتنا على", "تابعنا على", "تابعونا على",
    "All rights reserved", "cookies to", "Sign up for our newsletter", "Share on Facebook",
  ]
}
