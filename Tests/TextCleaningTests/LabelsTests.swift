import Testing

@testable import TextCleaning

struct LabelsTests {
  private func labels(_ value: String) -> Labels {
    Array(value.utf8).withUnsafeBufferPointer { LabelReader.shared.labels($0) }
  }

  @Test(arguments: [
    ("article-body", Labels.body), ("entry__content", .body), ("ArticleBody-module__x", .body),
    ("storyText", .body), ("post-content td-pb", .body), ("related-posts", .related),
    ("more-stories", .related), ("shareButtons", .share), ("comment-list", .comments),
    ("site-footer", .footer), ("tag-list", .tags), ("hidden", .hidden),
    ("newsletter_box", .subscribe),
  ])
  func `a name tells what an element holds`(name: String, label: Labels) {
    #expect(labels(name).contains(label))
  }

  @Test(arguments: [
    ("article-related-content", Labels.body), ("has-sidebar", .sidebar), ("hidden-xs", .hidden),
    ("hidden md:block", .hidden), ("post tag-politics", .tags), ("main-content", .body),
    ("read", .related), ("commentary", .comments),
  ])
  func `a name that only resembles one tells nothing`(name: String, label: Labels) {
    #expect(!labels(name).contains(label))
  }
}
