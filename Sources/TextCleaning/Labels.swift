/// What the class, id, role and test names of an element say it holds.
struct Labels: OptionSet {
  let rawValue: UInt32

  /// The article's own text and nothing else.
  static let body = Labels(rawValue: 1 << 0)
  /// An article, or the part of the page around it.
  static let story = Labels(rawValue: 1 << 1)
  static let related = Labels(rawValue: 1 << 2)
  static let share = Labels(rawValue: 1 << 3)
  static let comments = Labels(rawValue: 1 << 4)
  static let navigation = Labels(rawValue: 1 << 5)
  static let tags = Labels(rawValue: 1 << 6)
  static let advert = Labels(rawValue: 1 << 7)
  /// Newsletters, subscriptions, logins.
  static let subscribe = Labels(rawValue: 1 << 8)
  static let byline = Labels(rawValue: 1 << 9)
  static let dateline = Labels(rawValue: 1 << 10)
  static let caption = Labels(rawValue: 1 << 11)
  static let footer = Labels(rawValue: 1 << 12)
  static let sidebar = Labels(rawValue: 1 << 13)
  static let hidden = Labels(rawValue: 1 << 14)
  static let consent = Labels(rawValue: 1 << 15)
  /// The sentences between headline and text.
  static let lead = Labels(rawValue: 1 << 16)
  static let headline = Labels(rawValue: 1 << 17)
  /// Players, polls, galleries.
  static let media = Labels(rawValue: 1 << 18)
  static let tools = Labels(rawValue: 1 << 19)
  /// Copyright and corrections.
  static let notice = Labels(rawValue: 1 << 20)
  /// A small box that leads to another article.
  static let teaser = Labels(rawValue: 1 << 21)
  /// A line about the article: date, section, reading time.
  static let about = Labels(rawValue: 1 << 22)
  /// `itemprop="articleBody"` and its like: the page itself says where the text is.
  static let declaredBody = Labels(rawValue: 1 << 23)
  /// Its `role` or `itemtype` says that it is no part of the text.
  static let role = Labels(rawValue: 1 << 24)

  /// What is no part of an article, whatever holds it.
  static let furniture: Labels = [
    .related, .share, .comments, .navigation, .tags, .advert, .subscribe, .byline, .dateline,
    .caption, .footer, .sidebar, .hidden, .consent, .media, .tools, .notice, .about, .role,
  ]
}

/// Reads labels from attribute values.
struct LabelReader {
  /// What one word of a name adds to its meaning.
  private struct Word {
    var labels: Labels
    var parts: Parts
  }

  /// Words that mean something only beside others.
  private struct Parts: OptionSet {
    let rawValue: UInt8
    /// `article` in `article-body`.
    static let subject = Parts(rawValue: 1)
    /// `body` in `article-body`.
    static let object = Parts(rawValue: 2)
    /// `has` in `has-sidebar`: the rest of the name is about something else.
    static let negation = Parts(rawValue: 4)
    /// `more` in `more-stories`.
    static let more = Parts(rawValue: 8)
    /// `author` in `author-bio`; one word for a person is not a box about them.
    static let tag = Parts(rawValue: 16)
    /// `list` in `tag-list`.
    static let list = Parts(rawValue: 32)
    /// `hidden`, but not in `hidden-xs`.
    static let alone = Parts(rawValue: 64)
  }

  private static let slots = 2048
  private var keys: [UInt64]
  private var words: [Word]

  static let shared = LabelReader()

  private init() {
    keys = [UInt64](repeating: 0, count: Self.slots)
    words = [Word](repeating: Word(labels: [], parts: []), count: Self.slots)
    for (list, labels) in LabelWords.labels { add(list, labels, []) }
    add(LabelWords.subjects, .story, .subject)
    add(LabelWords.objects, [], .object)
    add(LabelWords.negations, [], .negation)
    add("more further other", [], .more)
    add("hidden invisible", [], .alone)
    add("tag topic keyword", [], .tag)
    add("list links cloud container wrapper box section items row block bar cell group", [], .list)
  }

  private mutating func add(_ list: String, _ labels: Labels, _ parts: Parts) {
    for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      var key = Self.seed
      for byte in word.utf8 { key = Self.step(key, byte) }
      var slot = Int(truncatingIfNeeded: key >> 40) & (Self.slots - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = key
      words[slot].labels.formUnion(labels)
      words[slot].parts.formUnion(parts)
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func step(_ key: UInt64, _ byte: UInt8) -> UInt64 {
    (key ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ (key >> 29)
  }

  @inline(__always)
  private func word(_ key: UInt64) -> Word? {
    var slot = Int(truncatingIfNeeded: key >> 40) & (Self.slots - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return words[slot] }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return nil
  }

  /// The labels of a class, id or test name: names parted by white space, each of words parted by
  /// punctuation or a capital.
  func labels(_ value: UnsafeBufferPointer<UInt8>) -> Labels {
    var result: Labels = []
    var name: Labels = []
    var key = Self.seed
    var length = 0
    var previousWasLower = false
    var parts: Parts = []
    var isBody = false
    var words = 0
    var isNegated = false
    var isHidden = false
    var isResponsive = false

    @inline(__always)
    func endWord() {
      guard length > 0 else { return }
      if let word = word(key) {
        if word.parts.contains(.object), parts.contains(.subject) { isBody = true }
        if parts.contains(.more), !word.labels.isDisjoint(with: [.story, .teaser]) {
          name.formUnion(.related)
        }
        if parts.contains(.tag), word.parts.contains(.list) { name.formUnion(.tags) }
        if word.parts.contains(.negation), words == 0 { isNegated = true }
        name.formUnion(word.labels)
        parts = word.parts
      } else {
        parts = []
      }
      words += 1
      key = Self.seed
      length = 0
    }
    @inline(__always)
    func endName() {
      endWord()
      if !isNegated {
        if parts.contains(.alone), words == 1 { isHidden = true }
        if isBody, name.isDisjoint(with: .furniture) { name.formUnion(.body) }
        result.formUnion(name)
      }
      name = []
      parts = []
      isBody = false
      words = 0
      isNegated = false
      previousWasLower = false
    }

    for byte in value {
      switch byte {
      case 0x61...0x7A:
        key = Self.step(key, byte)
        length += 1
        previousWasLower = true
      case 0x41...0x5A:
        if previousWasLower { endWord() }
        key = Self.step(key, byte | 0x20)
        length += 1
        previousWasLower = false
      case 0x30...0x39:
        // A number ends a word: `h1`, `article2`.
        endWord()
        previousWasLower = false
      case 0...0x20:
        endName()
      default:
        // `md:block`: shown on some screens.
        if byte == UInt8(ascii: ":") { isResponsive = true }
        endWord()
        previousWasLower = false
      }
    }
    endName()
    if isHidden, !isResponsive { result.insert(.hidden) }
    return result
  }
}

/// The words themselves.
///
/// English is what class names are written in, whatever the page's language;
/// beside it stand the commonest German, French, Spanish, Portuguese and Italian ones.
enum LabelWords {
  static let subjects = """
    article story post entry news blog single detail details articles artikel articulo artigo
    articolo nota noticia noticias materia beitrag paragraph
    """

  static let objects =
    "body content text copy texto contenido corpo cuerpo inhalt maintext contents"

  static let negations = "has no not without with is hide show nav js wp"

  static let labels: [(String, Labels)] = [
    (
      """
      articlebody articlecontent articletext storybody storytext storycontent newsbody newscontent
      newstext entrycontent postcontent postbody posttext bodytext bodycopy fulltext
      articledetail articledetails newsdetail newsdetails innerdetails
      """, .body
    ),
    ("article story post entry news content main text body richtext", .story),
    (
      """
      related relateds recommended recommendation recommendations recommend popular trending latest
      mostread mostviewed readmore readnext seealso similar suggested suggestions upnext outbrain
      taboola moreon morefrom onward promoted relacionadas relacionados verwandte aehnliche
      also alsoread teaserlist crosslink crosslinks readalso inlinerelated prevnext
      """, .related
    ),
    (
      """
      share sharing shares social socials sharebar shareit sharedaddy addtoany addthis follow
      sharethis socialmedia sharebuttons socialshare whatsapp telegram partager compartir
      """, .share
    ),
    (
      """
      comments comment disqus respond reply replies commentlist kommentare kommentar comentarios
      commentaires livefyre fbcomments coral usercomments feedback
      """, .comments
    ),
    (
      """
      navigation navbar menu menus breadcrumb breadcrumbs pagination pager paging skip skiplink
      toc tableofcontents megamenu topnav subnav subnavigation navi jumplinks dropdown
      """, .navigation
    ),
    (
      "tags topics keywords taglist tagcloud taglinks categories schlagworte topicos etiquetas",
      .tags
    ),
    (
      """
      ad ads advert advertisement advertising adverts adslot adunit adbox dfp gpt sponsor sponsored
      sponsors promo promos promotion promotions banner banners commercial werbung anzeige publicidad
      publicite pub adsense adcontainer adwrapper affiliate affiliates cta
      """, .advert
    ),
    (
      """
      newsletter newsletters subscribe subscription subscriptions subscriber signup signin login
      register registration donate donation membership mailchimp optin
      """, .subscribe
    ),
    (
      """
      byline bylines author authors writer writers contributor contributors reporter autor autores
      auteur autore autoren journalist bio authorbox authorbio
      """, .byline
    ),
    (
      "date dates dateline timestamp pubdate publishdate published datetime datum fecha updated",
      .dateline
    ),
    (
      "caption captions credit credits figcaption copyrightline imagecaption photocredit legend",
      .caption
    ),
    ("footer footers foot footnav colophon", .footer),
    (
      "sidebar sidebars rail rightrail siderail aside asides widgetarea infobox factbox faktbox infokasten",
      .sidebar
    ),
    (
      "visuallyhidden screenreader sronly offscreen printonly", .hidden
    ),
    ("cookie cookies consent gdpr onetrust didomi", .consent),
    (
      """
      lead lede leadtext standfirst deck dek subtitle subtitles subhead subheadline subheading intro
      introduction chapo chapeau sapo excerpt teasertext abstract kicker vorspann sommario entradilla
      bajada summary synopsis description
      """, .lead
    ),
    ("headline title heading titulo titre titel", .headline),
    (
      """
      player gallery slideshow carousel slider poll quiz lightbox videoplayer jwplayer playlist
      podcast galleries twitter tweet instagram tiktok facebook embedly
      """, .media
    ),
    (
      """
      toolbar tools tool print printer textsize fontsize actions action buttons button bookmark
      listen modal popup overlay tooltip rating ratings vote votes like likes save report feedbackbox
      notification notifications alert lightboxes toast
      """, .tools
    ),
    ("copyright disclaimer correction corrections", .notice),
    ("teaser teasers card cards thumbnail thumb tile tiles stories headlines", .teaser),
    ("meta metadata info infos postmeta entrymeta readtime readingtime", .about),
  ]
}
