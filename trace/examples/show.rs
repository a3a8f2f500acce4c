fn main(){
  let a: Vec<String> = std::env::args().collect();
  let bytes=std::fs::read(&a[2]).unwrap();
  for f in inlab_trace::decode_file(&bytes, inlab_trace::Options{checksums: true, ..Default::default()}) {
    match a[1].as_str() { "text"=>print!("{}",f.to_text()), "yaml"=>print!("{}",f.to_yaml()), "json"=>println!("{}",f.to_json()), _=>println!("{}",f.to_jsonl()) }
  }
}
