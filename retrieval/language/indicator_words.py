"""The words around an indicator: what ends it, what opens a clause, what only measures.

All patterns are matched on lower_aligned() text. Alternatives are tried in the order of the lists.
"""

from __future__ import annotations

import re

from retrieval.language.word_starts import at_word_start


def any_of(listed: str) -> str:
    """A group of the alternatives of a list; line breaks separate as '|' does."""
    return "(?:" + "|".join(line.strip() for line in listed.strip().splitlines()) + ")"


def each_of(listed: str) -> list[str]:
    """The alternatives of a list; line breaks separate as ' | ' does."""
    return re.split(r"\s*\n\s*| \| ", listed.strip())


PLAN = r"(?:kế hoạch|khn?|dự toán|chỉ tiêu(?! thụ| dùng)|mục tiêu|nghị quyết|nhiệm vụ|định mức)(?!\w)"
_MEASURED_MOST = [
    f"(?<={before} ){most} nhất"
    for before in ("đạt", "tăng", "giảm", "là", "mức", "với")
    for most in ("cao", "thấp", "lớn", "nhiều")
]
_GIVEN_BY = "(?:quốc hội|chính phủ|thủ tướng|trung ương|bộ|tỉnh|ubnd|hđnd|tổng cục)[^;.]{0,60}? giao"
_VERBS = at_word_start(
    *_MEASURED_MOST,
    f"được {_GIVEN_BY}",
    f"do {_GIVEN_BY}",
    *each_of(
        r"""
    ấn tượng | rơi vào | nhanh | chậm | đáng kể | đậm | ước tính | ước | dự ước | dự kiến | đạt
    đạt mức tăng(?: trưởng)?(?: \w+){0,3} | (?<!tốc độ )tăng trưởng
    (?<!tốc độ )(?<!gia )tăng(?!(?<=(?:ký|ốn) tăng) thêm (?:đạt|là)) | giảm | là | bằng | có | còn
    khoảng | hơn | gần | trên | dưới | tiếp tục | giữ vững | đà | chỉ
    (?<!lập )(?<!cấp )(?<!thôn )(?<!ký )(?<!sinh )mới | được | chiếm | vượt | gấp | lên | xuống
    (?<!vốn )(?<!fdi )(?<!oda )thực hiện | chưa (?:tới|đến)(?: hết)? | tới(?: hết)? | đến(?: hết)?
    (?<!nhập )(?<!lương )(?<!xuất khẩu )(?<!nhập khẩu )(?<!xk )(?<!giá bán )bình quân
    chưa (?:đầy|đủ) | (?<!ký tăng )(?<!ốn tăng )thêm | trung bình | hoàn thành | đã | sẽ | phấn đấu
    tối thiểu | cả năm | (?<!lỗ )(?<!lãi )lũy kế | mỗi | quá | tối đa | ít nhất | không quá
    không dưới | từ | ở mức | với mức | tính theo (?:định )?mức | theo (?:định )?mức | (?<!định )mức
    bao gồm | gồm | dao động | xếp | đứng | thứ | tổng cộng | cũng | tạo ra | (?<!xảy )ra
    (?<=đạt )tỷ lệ | (?<=chiếm )t[ỷỉ] (?:lệ|trọng)(?: lớn| cao| nhỏ| thấp)? | gấp đôi | v[ỏẻ]n vẹn
    nhảy | vọt | hụt | (?<!vốn )(?<!đóng )góp | tương ứng | tương đương | lại | đều | cao hơn
    thấp hơn | nhỏ hơn | lớn hơn | nhiều hơn | ít hơn | nâng | đưa | tuy | kỷ lục | từ đầu năm
    đầu năm | duy trì | ổn định | cùng kỳ | kế hoạch | kh | dự toán | chỉ tiêu | mục tiêu | so với
    không tăng | đề ra | giao | năm trước | năm ngoái | cả nước | phải | xấp xỉ | vào | dẫn đầu
    đứng đầu | đối với | với | nhẹ | mạnh | đứng (?:vị trí )?thứ \w+ | xếp (?:vị trí )?thứ \w+
    thấp | (?<!nghệ )(?<!lượng )(?<!cấp )cao | chính thức | sơ bộ | mới chỉ | có tới | chung
    (?<!thực )(?<!phát )hiện | năm nay | tháng nay | quý nay | nay | vẫn | trị giá | lần lượt | ngay
    (?<!cổ )(?<!tin )tức | cho | (?<!nhà )ở | tại | toàn tỉnh | có thể | tại thời điểm | thời điểm
    tính đến ngày | tính (?:đến|tới)(?: cuối kỳ)? | (?<!mỗi )ngày | cùng | tính | trong | không suy
    của | là khoảng | theo | mặc dù | lao dốc[”"]? | cao thứ (?:\d+|hai|ba|tư|năm)
    thấp thứ (?:\d+|hai|ba|tư|năm) | lớn thứ (?:\d+|hai|ba|tư|năm) | nhiều thứ (?:\d+|hai|ba|tư|năm)
    tăng (?:mạnh|nhiều|cao|thấp|nhanh|sâu|chậm) nhất
    giảm (?:mạnh|nhiều|cao|thấp|nhanh|sâu|chậm) nhất
    trong (?:những|các|nhiều|vài) năm (?:tới|qua|gần đây)
    được(?: [^\W\d]+){0,4}? (?:dự báo|kỳ vọng)
    (?<!bình )(?<!bồi )(?<!thông )(?<!khác )(?<!bất )(?<!phi )thường | về | và | như | cụ thể | âm
    (?<=tăng trưởng )dương | mới đạt | rất | khá | có (?:tốc độ|mức) tăng(?: trưởng)? | đóng góp
    tổng số | thu được | không | tụt | sụt | rớt(?: thảm)? | ghi nhận | chừng | thay(?: vì)?
    lớn nhất(?= (?:cả nước|với|từ trước)) | cao nhất(?= (?:cả nước|với|từ trước))
    thấp nhất(?= (?:cả nước|với|từ trước)) | nhiều nhất(?= (?:cả nước|với|từ trước))
    ít nhất(?= (?:cả nước|với|từ trước)) | con số | so(?! sánh) | ngày càng | mang về | đạt được
    trong cả | trong (?:năm|kỳ|tháng|quý) | (?<!vốn )(?<!ký )(?<!án )điều chỉnh(?= tăng| giảm)
    có (?:chiều|xu) hướng
    """
    ),
)
BEFORE_VALUE = re.compile(rf"(?:(?:{_VERBS}|(?<!\w)(?:[≥≤]|[“\"]lao dốc[”\"]?))(?!\w)[\s:]*)+$")
"""What stands between an indicator and its value: verbs, adverbs, words of firmness and of limits."""
OPENS_CLAUSE = re.compile(
    r"^(?:\d{1,2}-\d{1,2}\s|(?:more\s*)?\([a-zđ]{2,10}\)\s*[-–]\s"
    r"|[\s,;:.()\-–+“”\"*•|]|(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s|theo đó,?|"
    + any_of(
        r"""
    và|trong (?:số )?(?:đó|này)|đồng thời|riêng|ngoài ra|cùng với đó|cụ thể
    (?:cũng )?đồng nghĩa(?: với)?(?: việc)?
    tương (?:đương|ứng)(?: với)?(?= \w+ \w)|dự báo|trong khi đó|trong khi|nhưng|mà|thì|tức
    còn|tính chung|bên cạnh đó|phấn đấu|dự kiến|mục tiêu|chỉ tiêu (?:về|phấn đấu)|kế hoạch|dự toán|mặt khác
    như vậy|tuy nhiên|(?:tuy|dù) vậy|do đó|vì vậy|đặc biệt|đáng chú ý|nổi bật là|hiện nay|hiện|đến nay
    đây là|trước đó|tiếp theo là|tiếp đến là|tiếp theo|kế đến là|kế đến|lũy kế|tính riêng|chỉ riêng
    trong tháng(?! \d)|trong năm(?! \d)|trong kỳ|cả năm|nếu|kết quả|thêm vào đó|song|để
    góp phần(?: làm)?(?: giảm| tăng(?! trưởng)| đưa| nâng)?|nhìn chung
    ước tính|ước|là|với|từ(?! chối)|tại|ở|của|về
    trên địa bàn(?: toàn)? (?:tỉnh|thành phố|huyện)
    đã|có(?! thể)|toàn tỉnh|tổng cộng|nâng|đưa
    mới chỉ|mới|chỉ(?! số| tiêu| thị| đạo)|trong|nay|đến|tính đến|tới
    vào|bình quân(?= mỗi| một)|gồm|bao gồm|như|đối với|chẳng hạn|đồng loạt|thậm chí|nhất là
    làm cho|làm(?: (?:giảm|tăng(?! trưởng)))?(?! thủ tục| việc)|khiến|giúp
    dù|mặc dù|cho dù|tuy|tương tự|do|thứ (?:nhất|hai|ba|tư|năm)
    điều đáng nói|đáng nói|lần đầu(?: tiên)?|ví dụ|điển hình|đơn cử|có thể|dẫn chứng|hay|cùng(?= các| với| đó)
    (?:đầu|cuối|giữa) năm(?= \w)|hoàn thành (?:chỉ tiêu|mục tiêu|nhiệm vụ)(?= \w)
    (?:định hướng|đề xuất)(?= (?:đến )?năm)
    (?:hết |lúc )?\d{1,2}(?:h|g)\d{0,2}
    tất cả|cứ|kéo theo|dẫn (?:tới|đến)|tác động(?: làm)?|thay vì|điều chỉnh chỉ tiêu
    (?:đạt(?: được)?|đảm bảo|duy trì|giữ)(?= (?:tốc độ|mức|mục tiêu|kim ngạch|tỷ lệ))
    """
    )
    + r"(?!\w))+"
)
"""What joins a clause to those before it and opens no indicator."""
COMPLEMENT = re.compile(
    rf"^\s*(?:(?:so với|so|với)\s+(?:cùng kỳ(?:\s+năm)?(?:\s+(?:trước|ngoái|\d{{4}}))?|tháng trước"
    rf"|năm trước|năm ngoái|(?:cuối |đầu )?năm\s+\d{{4}}"
    rf"|đầu năm|tháng \d{{1,2}}(?:[/-]\d{{4}})?(?:\s+do(?!\w))?|{PLAN}[^,;.()]{{0,40}})"
    r"|cùng kỳ(?: năm)?(?: trước| ngoái| \d{4})?"
    rf"|{PLAN}[^,;.()]{{0,60}}"
    r"|trở (?:lên|xuống)|/năm|điểm|về [^,;.]{1,30})"
)
"""What completes the quantity before; it is not the subject of the next one."""
ENDS_COMPLEMENT = re.compile(
    r"[,;:()]|(?<!\w)"
    + any_of(
        r"""
    và|với|trong đó|trong khi|còn|nhưng|tăng|giảm|đạt|bằng|chiếm
    (?<!trở )lên|(?<!trở )xuống|gấp|vượt|thì|là|cao hơn
    thấp hơn|đã|ước|nâng|góp phần|làm|khiến|giúp|nên|trị giá|có(?= tổng| vốn)
    do(?= (?:giá|nhu cầu|sản lượng|lượng|chi phí))
    """
    )
    + r"(?!\w)"
)
LAST_BREAK = re.compile(
    r";|\((?![^()]*\))|trong đó:?|: "
    r"|(?<!\w)(?:như(?! vậy)|gồm|cho biết|cho hay|cho thấy|khẳng định)(?: là| rằng)?(?!\w):?"
    r"|/ttxvn(?!\w)"
    r"|(?<!\w)(?:thông tin|chia sẻ|nhấn mạnh|nhận định|đánh giá|nêu rõ|phát biểu)(?:\s*[,:]|\s+rằng)"
)
"""A parenthesis that closes again before the quantity only explains: '(GRDP) ước đạt'."""
INNER_CLAUSE = re.compile(
    r"(?<!\w)(?:(?:dẫn đầu|đứng (?:đầu|(?:vị trí )?thứ \w+))(?: \w+){0,2} về(?= \w+ \w)"
    r"|khi|nên|rằng|ghi nhận|nếu|thì|nhưng|song|nhờ|vì|mà|trong khi|đây là|khiến|giúp|ước tính"
    r"|(?<!chủ yếu )(?<!phần lớn )là"
    r"|(?:dẫn (?:tới|đến) )?(?<!làm )(?<!công )việc(?! làm)|điều chỉnh chỉ tiêu|đã|(?<!và )vừa(?! và)"
    r"|(?:còn )?(?:đẩy|kéo)(?= (?:chênh lệch|giá|tỷ lệ|tỉ lệ|chi phí|tổng)(?!\w))|đang(?= nợ(?!\w))"
    r"|kéo theo|dẫn (?:tới|đến)|(?:chỉ|báo|vẫn)(?= (?:lãi|lỗ)(?!\w))"
    r"|(?:phấn đấu|để|nhằm) (?:hoàn thành |vượt |mức |cao nhất )+(?:nhiệm vụ|chỉ tiêu)"
    r"(?= (?:thu|chi|tổng)(?!\w))"
    r"|(?<!hoàn thành )(?<!vượt )(?:mục tiêu|chỉ tiêu)(?= (?:tăng trưởng|lợi nhuận|doanh thu|chỉ số"
    r"|kim ngạch|tổng(?! quát)))"
    r"|(?:tiếp tục|quyết định) (?:tăng|giảm|nâng|hạ)(?= (?:lãi suất|giá|thuế))"
    r"|góp phần(?: làm)?(?: giảm| tăng(?! trưởng)| đưa| nâng)?|làm (?:cho|giảm|tăng(?! trưởng))"
    r"|làm(?= (?:chỉ số|giá|cpi|grdp|tỷ lệ|số|kim ngạch|doanh thu|lợi nhuận|sản lượng)))(?!\w)"
)
WITH = re.compile(r"(?<!\w)(?<!so )(?<!đối )(?<!cùng )(?<!lòng )với(?!\w)")
REACHES = re.compile(
    r"(?<!\w)(?:đạt(?: được| mức)?|có(?: mức)?|đảm bảo|duy trì) "
    r"(?=(?:tổng|số|tỷ lệ|tỉ lệ|kim ngạch|giá trị|sản lượng|diện tích|doanh thu|doanh số|thu nhập"
    r"|năng suất|dân số|lượng|lợi nhuận|lãi|nguồn|công suất|chiều dài"
    r"|vốn(?! (?:đầu tư )?(?:nước ngoài|nhà nước|trong nước|tư nhân|fdi)))(?!\w))"
)
TOLD_BY = re.compile(
    r"(?:theo |lãnh đạo |đại diện )*(?:bộ|chính phủ|sở|cục|chi cục|tổng cục|ubnd|ủy ban|hđnd|hội đồng"
    r"|quốc hội|ngành|tỉnh|thành phố|ông|bà)(?!\w)[^,;:]{0,90}?(?<!\w)"
    r"(?:dự báo|dự kiến|nhận định|tính toán|đặt (?:ra )?(?:mục tiêu|kế hoạch|chỉ tiêu)|phấn đấu"
    r"|đề ra)(?!\w)\s*"
    r"|(?:[^\W\d_]+ ){1,6}?(?:đặt (?:ra )?(?:mục tiêu|kế hoạch|chỉ tiêu)|(?:đề|đưa) ra mục tiêu"
    r"|(?:thống nhất|quyết định|đồng ý|quyết nghị) (?:điều chỉnh|nâng|hạ))(?: là| trong)*"
    r"(?!\w)\s*"
    r"|(?:quy hoạch|chiến lược|đề án|chương trình|nghị quyết|kế hoạch|hiệp định)(?: [^\W\d_]+){0,4}?"
    r" (?:đặt ra|xác định|đề ra|nêu|quy định)(?!\w)\s*"
)
"""Who expects or plans what is measured: 'Bộ … dự báo sản lượng gạo'."""
SO = re.compile(
    r"^\W*(?:do (?:đó|vậy)|vì (?:vậy|thế)|nhờ (?:đó|vậy)|tuy nhiên|ngoài ra|bên cạnh đó"
    r"|đồng thời|theo đó)(?!\w)"
)
"""What joins a sentence to the one before it."""
GROWTH_NOUN = re.compile(
    r"(?<!\w)(?:tốc độ tăng(?: trưởng)?|tăng trưởng|(?:giá trị )?tăng thêm|giá trị gia tăng)(?!\w)"
)
"""Nouns that hold a verb."""
SAYING = re.compile(
    r"(?<!\w)(?:chia sẻ|cho biết|cho hay|khẳng định|nhấn mạnh|nói|phát biểu|phóng viên|đánh giá|cho rằng"
    r"|trả lời|trao đổi|thông tin)(?!\w)"
)
ADVERBIAL = re.compile(
    r"^\s*"
    + any_of(
        r"""
    theo|tại|trong|từ(?! chối)|tính|đến|tới|với|để|do|nhờ|mặc dù|dù|tuy|ông|bà(?! rịa)
    năm|tháng|quý|lũy kế|so với
    bên cạnh|ngoài|ngoại trừ|trừ|cùng với|riêng|đặc biệt|cụ thể|hiện|đây|như|mặt khác|trước|sau|khi
    nếu|vì|nhưng|song|ảnh|qua|trên|đáng|nổi bật|đồng thời|\d|ngày|giai đoạn|phó|giám đốc|chủ tịch
    thời gian|ưu tiên
    xét|nhìn|tuy nhiên|vụ trưởng|cục trưởng|nâng|đưa|về|chính vì|vượt|bằng|tăng|giảm|đạt|chiếm|nhằm|bao gồm
    """
    )
    + r"(?!\w)"
)
SPEAKS = re.compile(
    r"(?<!\w)(?:đã|được|là|có|đạt|tăng|giảm|cho biết|tiếp tục|vẫn|không|chưa|sẽ|phải|nên|cần|bằng|vượt"
    r"|chiếm)(?!\w)"
)
HEAD = re.compile(
    r"^\s*"
    + any_of(
        r"""
    tổng|số|tỷ lệ|tỉ lệ|t[ỷỉ] trọng|kim ngạch|giá trị|gtsx|thu|chi|sản lượng|diện tích|mức|chỉ số|cpi
    iip|grdp|gdp|vốn|doanh thu|thu nhập|tốc độ|năng suất|dân số|lượng|tăng trưởng|quy mô|lệ phí|phí
    học phí|giá|công suất|tần suất|lãi suất|xuất khẩu|nhập khẩu|ngành|khu vực|lợi nhuận|nộp|đầu tư
    giải ngân|hỗ trợ|trị giá
    dư nợ|nợ|huy động|cấp|tiền|nguồn|ngân sách|các|công nghiệp|nông nghiệp|dịch vụ|thuế|khách|hàng
    """
    )
    + r"(?!\w)"
)
"""How an indicator begins."""
SECTOR = re.compile(r"\s*(?:khu vực|ngành|lĩnh vực|nhóm)(?!\w)")
"""What lists its parts: 'khu vực thương mại, dịch vụ'."""
MARK = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[-–+*•])\s+")
"""What opens an item of a list."""
ACT = re.compile(
    r"\s*"
    + any_of(
        r"""
    thu hút|xuất khẩu|nhập khẩu|tiếp nhận|phát hiện|bắt giữ|xuống giống|giải ngân|hỗ trợ|đón
    huy động|xử lý|bố trí|gieo trồng|thu hoạch|thành lập|thu giữ|đóng góp|khởi tố|hoàn thành
    triển khai|xảy ra|khám phá|triệt phá|bắt(?! đầu| buộc)|tạm giữ|tịch thu|xử phạt|thanh tra|lập biên bản
    tuyển dụng|giải quyết|gieo cấy|ban hành|thông qua|mời gọi|kêu gọi|vận động
    quyên góp|trao(?! đổi)|tặng|chi trả|cho vay|lắp đặt|kết nạp|điều trị|thu hồi|truy thu|phê duyệt
    xuất siêu|nhập siêu
    """
    )
    + r"(?!\w)"
)
"""How a clause begins whose verb counts: 'thu hút 23 dự án'."""
CONCEDES = re.compile(r"\s*(?:mặc dù|dù|tuy|nhưng|song|nếu|khi|trong khi)(?!\w)")
"""What opens a clause of its own after a comma."""
REFERENCE = re.compile(r"\s*(?:khoản|điểm|điều|mục|phụ lục)\s+[\da-zđ]{1,3}(?!\w)")
GENERIC = frozenset(
    """
    mức tốc độ tăng giảm trưởng số lượng tiền trị giá tổng cộng con này đó đơn vị toàn tỉnh thành phố cả
    nước kết quả tương ứng bình quân chung so với của và các những được là có đạt thu chi tỷ lệ tỉ địa
    phương ngành năm tháng quý trước nay cùng kỳ nhất cao thấp lớn nhiều trong đó lần nó khu vực kinh tế
    trên dưới khoảng đến tại theo khi cho từ ở do thì một đầu cuối tính ước cũng lũy kế ngày cục đã tới
    chỉ tiêu kế hoạch dự toán trị nhưng thêm quy mô nhóm định hướng
    """.split()
)
"""Words that measure whatever was spoken of; alone they name no indicator."""
NAMED_ALL_THE_SAME = re.compile(
    r"\s*(?:(?:tổng )?(?:số )?(?:thu|chi) (?:của|tại|từ|ngân sách|nội địa)"
    r"|khu vực (?:kinh tế|trong|ngoài|nhà)|(?:tốc độ )?tăng trưởng kinh tế|cơ cấu kinh tế"
    r"|kinh tế số|giá tiêu(?! dùng))(?!\w)"
)
"""Revenue, spending and sectors, though each of their words only measures."""
MEASURED = re.compile(
    r"(?:tổng )?(?:kim ngạch|trị giá|giá trị|sản lượng|diện tích|năng suất|doanh thu|lợi nhuận|chỉ số giá"
    r"|giá bán|giá(?! vốn)|xuất khẩu|nhập khẩu|tốc độ tăng(?: trưởng)?)"
    r"(?: (?:hàng hóa )?(?:xuất khẩu|nhập khẩu|gieo trồng|thu hoạch)"
    r"| giá trị (?:tăng thêm|gia tăng|sản xuất))?(?!\w)"
)
"""What lists measure of one thing after the other: 'Xuất khẩu thủy sản đạt …; cao su đạt …'."""
PRICED = re.compile(r"\s*(?:tính )?(?:theo )?giá (?:hiện hành|so sánh|cố định|thực tế|(?:19|20)\d\d)")
EMPTY = frozenset(
    """
    và của là trong trên với đến tại theo khi cho từ ở do được thì này các những một năm tháng ngày đầu
    cuối quý tính toàn so tổng ước đạt như cũng trước nay đó lũy kế có qua cùng kỳ mức bằng mới để không
    sang hết nơi đang chưa vẫn lại sẽ rất hơn thậm chí sau đây ấy lúc phải trở
    """.split()
)
CLAUSE = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|vẫn|cũng|lại|khi|nếu|nhưng|mà|khiến|thì|vừa(?! và)|ghi nhận|rằng|tuy|dù|chưa"
    r"|(?<!chủ yếu )(?<!phần lớn )là|có thể)(?!\w)"
)
"""Words of a statement: a phrase that holds one tells something, the noun comes after it."""
