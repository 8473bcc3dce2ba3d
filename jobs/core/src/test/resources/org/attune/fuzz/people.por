ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    0000000000000000000000000000000000000000
0000000000000000000000000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst
uvwxyz .<(+|&[]!$*);^-/|,%_>?`:$@'="000000~-0000123456789000-()0{}\0000000000000
00000000000000000000000000000000000000000000000000000000SPSSPORTA8/202611226/022
7031E/GNU pspp 1.6.23J/x86_64-pc-linux-gnu47/5B/74/2/ID1/4/0/1/4/0/70/2/U15/8/2/
5/8/2/70/2/U25/8/2/5/8/2/70/2/U35/8/2/5/8/2/70/3/AGE5/8/2/5/8/2/70/5/HOURS5/8/2/
5/8/2/7D/4/TOWN1/D/0/1/D/0/D1/2/U13/1/B/hardly ever2/G/some of the time3/5/often
D1/2/U23/1/B/hardly ever2/G/some of the time3/5/oftenD1/2/U33/1/B/hardly ever2/G
/some of the time3/5/oftenF4/P0012/1/1/P/3.7F/D/Åre         4/P0023/2/1/12/.F/D
/Graz         4/P0031/2/1/19/3.MF/D/Łódź, West4/P0042/3/1/1G/1/D/Bonn        
 4/P0053/*.2/1N/4.7F/D/Zürich      4/P0061/1/2/20/1.F/D/Åre         4/P0072/1/
2/27/4.MF/D/Graz         4/P0083/2/2/O/2/D/Łódź, West4/P0091/2/2/11/5.7F/D/Bo
nn         4/P0102/3/3/18/2.F/D/Zürich      4/P0113/3/3/*.5.MF/D/Åre         4
/P0121/1/3/1M/3/D/Graz         4/P0132/1/3/1T/.7F/D/Łódź, West4/P0143/2/3/26/
3.F/D/Bonn         4/P0151/2/1/N/.MF/D/Zürich      4/P0162/3/1/10/4/D/Åre     
    4/P0173/3/1/17/1.7F/D/Graz         4/P0181/1/1/1E/4.F/D/Łódź, West4/P0192
/1/1/1L/1.MF/D/Bonn         4/P0203/2/2/1S/5/D/Zürich      4/P0211/2/2/25/2.7F/
D/Åre         4/P0222/3/2/M/5.F/D/Graz         4/P0233/3/2/T/2.MF/D/Łódź, We
st4/P0241/1/2/16/0/D/Bonn         ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ
